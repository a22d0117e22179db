package org.carrel.contract.message.kiosk;

import org.carrel.contract.id.SiteId;

/** A branch with its names. */
public record Place(SiteId site, String nameZh, String nameEn) {}
