package org.carrel.hub.shelf;

import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.topic.Address;

/** One compartment of one device. */
public record ShelfPlace(Address device, CompartmentId compartment) {}
