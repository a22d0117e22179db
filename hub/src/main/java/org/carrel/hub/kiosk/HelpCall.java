package org.carrel.hub.kiosk;

import java.time.Instant;
import org.carrel.contract.topic.Address;

/**
 * Somebody at a device asks for a member of staff, and nobody has said yet that it was answered.
 *
 * @param language BCP 47 tag of the screen that was asked from last
 * @param since when it was asked first
 * @param newest when it was asked last
 * @param times how often it was asked
 */
public record HelpCall(String id, Address device, String language, Instant since, Instant newest, int times) {}
