package org.carrel.hub.reservation;

/** A hold before and after something happened to it. */
public record HoldChange(Hold before, Hold after) {}
