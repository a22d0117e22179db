package org.carrel.contract.message.card;

/** What is wrong with an application. */
public enum CardFault {
    /** The notice was replaced since it was shown: the new one has to be read first. */
    NOTICE_HAS_CHANGED,
    NAME_MISSING,
    DOCUMENT_WRONG_FORM,
    /** It has the right form, but was mistyped. */
    DOCUMENT_WRONG_CHECK_DIGIT,
    DOCUMENT_NO_LONGER_VALID,
    BORN_IMPOSSIBLE,
    PHONE_WRONG_FORM,
    EMAIL_WRONG_FORM,
    POSTAL_CODE_WRONG_FORM,
    ADDRESS_WRONG_FORM,
    /** This kiosk's branch issues no cards. */
    BRANCH_UNKNOWN,
    /** It came after the kiosk had given it up. */
    ASK_WITHDRAWN
}
