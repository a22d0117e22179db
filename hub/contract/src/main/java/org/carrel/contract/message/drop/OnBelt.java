package org.carrel.contract.message.drop;

import org.carrel.contract.id.ItemId;

/** @param owner the library that the tag names (ISIL, as read); empty when it names none */
public record OnBelt(ItemId item, String owner) {}
