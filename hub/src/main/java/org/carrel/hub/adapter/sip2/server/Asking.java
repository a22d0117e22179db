package org.carrel.hub.adapter.sip2.server;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.lending.Loan.OpenLoan;

/** Who asks, from where and when. */
record Asking(Account account, ZoneId zone, Instant now) {
    /** What a terminal did while it was away may be told this late. */
    private static final Duration OFFLINE_MAX = Duration.ofDays(60);

    SipTime at() {
        return SipTime.of(now, zone);
    }

    Occasion occasion() {
        return new Occasion(account.place().branch(), new Actor.Client("sip2-" + account.name()), now);
    }

    /** The institution, first of every answer's fields. */
    Fields.Builder head() {
        return Fields.with(FieldId.AO, account.place().institution());
    }

    /** The last moment of a loan, in the 18-character form that terminals expect in this free text. */
    String due(OpenLoan loan) {
        return SipTime.of(loan.due().minusSeconds(1), zone).text();
    }

    String name(PersonName name) {
        return switch (account.rules().names()) {
            case FULL -> name.full();
            case MASKED -> name.masked();
            case NONE -> "";
        };
    }

    /** A sentence for the screen in the terminal's own language. */
    Fields shown(Screen screen) {
        return shown(screen, Language.UNKNOWN);
    }

    Fields shown(Screen screen, Language language) {
        return Fields.with(FieldId.AF, words(screen, language)).fields();
    }

    /** In English where the asked language has no words or the terminal's charset cannot carry them. */
    String words(Screen screen, Language language) {
        return words(screen.both(), language);
    }

    /** As {@link #words(Screen, Language)}. */
    String words(Words words, Language language) {
        String asked = words.in(language.locale(account.speech().language()));
        return account.speech().encoding().carries(asked) ? asked : words.english();
    }

    /** When something happened that a terminal did by itself; now, when it says nothing that can be. */
    Instant happened(SipTime told) {
        return within(told, OFFLINE_MAX).orElse(now);
    }

    /** When something is due as a terminal told the patron, who has it until the end of that second; empty when it is no date. */
    Optional<Instant> told(SipTime due) {
        return due.instant(zone).map(last -> last.plusSeconds(1));
    }

    /** When an item came back. */
    Instant returned(SipTime told) {
        return within(told, Duration.ofDays(account.rules().backdateDays())).orElse(now);
    }

    private Optional<Instant> within(SipTime told, Duration max) {
        return told.instant(zone).filter(time -> !time.isAfter(now) && !time.isBefore(now.minus(max)));
    }
}
