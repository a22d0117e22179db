package org.carrel.hub.adapter.sip2.wire;

/** The variable fields that this program knows (SIP2 2.00, "Fields"), and those that terminals in the field expect beyond it. */
public enum FieldId {
    /** Patron identifier. */
    AA,
    /** Item identifier. */
    AB,
    /** Terminal password. */
    AC,
    /** Patron password. */
    AD,
    /** Personal name. */
    AE,
    /** Screen message. */
    AF,
    /** Print line. */
    AG,
    /** Due date, free text. */
    AH,
    /** Title identifier. */
    AJ,
    /** Blocked card message. */
    AL,
    /** Library name. */
    AM,
    /** Terminal location. */
    AN,
    /** Institution id. */
    AO,
    /** Current location. */
    AP,
    /** Permanent location; in 64 the patron's home library (extension). */
    AQ,
    /** Hold items. */
    AS,
    /** Overdue items. */
    AT,
    /** Charged items. */
    AU,
    /** Fine items. */
    AV,
    /** Sequence number. */
    AY,
    /** Checksum. */
    AZ,
    /** Home address. */
    BD,
    /** E-mail address. */
    BE,
    /** Home phone number. */
    BF,
    /** Owner. */
    BG,
    /** Currency type. */
    BH,
    /** Cancel. */
    BI,
    /** Transaction id. */
    BK,
    /** Valid patron. */
    BL,
    /** Renewed items. */
    BM,
    /** Unrenewed items. */
    BN,
    /** Fee acknowledged. */
    BO,
    /** Start item. */
    BP,
    /** End item. */
    BQ,
    /** Queue position. */
    BR,
    /** Pickup location. */
    BS,
    /** Fee type. */
    BT,
    /** Recall items. */
    BU,
    /** Fee amount. */
    BV,
    /** Expiration date. */
    BW,
    /** Supported messages. */
    BX,
    /** Hold type. */
    BY,
    /** Hold items limit. */
    BZ,
    /** Overdue items limit. */
    CA,
    /** Charged items limit. */
    CB,
    /** Fee limit. */
    CC,
    /** Unavailable hold items. */
    CD,
    /** Hold queue length. */
    CF,
    /** Fee identifier. */
    CG,
    /** Item properties. */
    CH,
    /** Security inhibit. */
    CI,
    /** Recall date. */
    CJ,
    /** Media type. */
    CK,
    /** Sort bin. */
    CL,
    /** Hold pickup date. */
    CM,
    /** Login user id. */
    CN,
    /** Login password. */
    CO,
    /** Location code. */
    CP,
    /** Valid patron password. */
    CQ,
    /** Collection code (extension). */
    CR,
    /** Call number (extension). */
    CS,
    /** Destination location (extension). */
    CT,
    /** Alert type (extension): 01 hold here, 02 hold elsewhere, 04 send to another branch, 99 other. */
    CV,
    /** Identifier of the patron who holds the item (extension). */
    CY,
    /** Name of the patron who holds the item (extension). */
    DA,
    /** Day on which the patron's membership ends, YYYYMMDD (extension). */
    PA,
    /** Patron's date of birth, YYYYMMDD (extension). */
    PB,
    /** Patron's class (extension). */
    PC,
    /** Patron's right to use the internet (extension). */
    PI
}
