package org.carrel.sim.escpos;

import org.carrel.sim.Octets;

/** What the printer's engine does next. */
sealed interface Instruction {
    /** One row of a raster picture, as wide as the paper. */
    record Row(Octets dots) implements Instruction {}

    record Feed(int rows) implements Instruction {}

    /** Feeds this and from the head to the knife, then cuts. */
    record Cut(int feed) implements Instruction {}

    record Reset() implements Instruction {}

    record TellChanges(int which) implements Instruction {}

    record TellPaper() implements Instruction {}

    /** A byte that is to be printed as a letter. */
    record Letter(int octet) implements Instruction {}

    /** Something that the printer does not know; it goes on with the next byte. */
    record Unknown(Octets bytes, String why) implements Instruction {}
}
