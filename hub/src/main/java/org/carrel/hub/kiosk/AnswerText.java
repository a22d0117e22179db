package org.carrel.hub.kiosk;

import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.KioskAnswer;

/** How an answer is written down so that it can be given again. */
public interface AnswerText {
    String write(AskId ask, KioskAnswer answer);

    /** Empty for a text that this program does not understand, such as an empty one. */
    Optional<KioskAnswer> read(String text);
}
