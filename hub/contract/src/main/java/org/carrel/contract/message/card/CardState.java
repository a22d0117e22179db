package org.carrel.contract.message.card;

/** How far an application is. */
public enum CardState {
    WAITING,
    APPROVED,
    REJECTED
}
