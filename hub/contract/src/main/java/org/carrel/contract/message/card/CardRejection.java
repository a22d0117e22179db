package org.carrel.contract.message.card;

/** Why an application was not granted. */
public enum CardRejection {
    DOCUMENT_NOT_SHOWN,
    DATA_DIFFER_FROM_DOCUMENT,
    HAS_A_CARD_ALREADY,
    NOT_ENTITLED,
    GUARDIAN_MUST_COME
}
