package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.topic.Address;

/** What was asked once and must not be done twice. Kept in the transaction of what it did, so that there is either both or neither. */
public interface AskMemory {
    Optional<Remembered> find(Address kiosk, AskId ask);

    void put(Address kiosk, AskId ask, Remembered.Done done, Instant now);

    /** From then on it does nothing, whether it was done or never came. */
    void withdraw(Address kiosk, AskId ask, Instant now);

    /** Forgets what was answered before then; that it was answered stays. */
    int forgetAnswersBefore(Instant then);

    int forgetBefore(Instant then);

    sealed interface Remembered {
        /**
         * @param loan that it made; none or one
         * @param answer none once it was forgotten
         */
        record Done(GrantId grant, PatronId patron, List<LoanId> loan, List<KioskAnswer> answer) implements Remembered {
            public Done {
                loan = List.copyOf(loan);
                answer = List.copyOf(answer);
            }
        }

        record Withdrawn() implements Remembered {}
    }
}
