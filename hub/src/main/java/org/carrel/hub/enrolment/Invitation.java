package org.carrel.hub.enrolment;

import java.time.Instant;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.topic.Address;

/**
 * The code by which a device may enrol, told once and kept nowhere.
 *
 * @param ends the first instant at which it no longer counts
 */
public record Invitation(Address device, EnrolmentCode code, Instant ends) {}
