package org.carrel.shelf.bookdrop;

import org.carrel.device.port.DigitalOutput;

/**
 * What a drop moves.
 *
 * @param flapOpen the motor that holds the flap open; without it a spring shuts it
 * @param flapFree draws the bolt; without it the bolt holds the flap once it is shut
 * @param belt lets it run
 * @param diverter lets it turn
 */
public record DropPins(DigitalOutput flapOpen, DigitalOutput flapFree, DigitalOutput belt, DigitalOutput diverter) {}
