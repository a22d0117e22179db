package org.carrel.contract.message.kiosk;

/**
 * What a patron sees at a glance, in counts only.
 *
 * @param seats places that they have or will have, and numbers that they wait with
 */
public record Overview(int loans, int overdue, int holdsReady, int holdsWaiting, int seats, Amount owed) {}
