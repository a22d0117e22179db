package org.carrel.hub.adapter.sip2.server;

import java.time.Instant;
import java.time.ZoneId;
import org.carrel.hub.access.Lockout;
import org.carrel.hub.adapter.sip2.message.Command;
import org.carrel.hub.adapter.sip2.request.AcsResendRequest;
import org.carrel.hub.adapter.sip2.request.BlockPatron;
import org.carrel.hub.adapter.sip2.request.Checkin;
import org.carrel.hub.adapter.sip2.request.Checkout;
import org.carrel.hub.adapter.sip2.request.EndPatronSession;
import org.carrel.hub.adapter.sip2.request.FeePaid;
import org.carrel.hub.adapter.sip2.request.HoldRequest;
import org.carrel.hub.adapter.sip2.request.ItemInformationRequest;
import org.carrel.hub.adapter.sip2.request.ItemStatusUpdate;
import org.carrel.hub.adapter.sip2.request.Login;
import org.carrel.hub.adapter.sip2.request.PatronEnable;
import org.carrel.hub.adapter.sip2.request.PatronInformationRequest;
import org.carrel.hub.adapter.sip2.request.PatronStatusRequest;
import org.carrel.hub.adapter.sip2.request.Renew;
import org.carrel.hub.adapter.sip2.request.RenewAll;
import org.carrel.hub.adapter.sip2.request.Request;
import org.carrel.hub.adapter.sip2.request.ScStatus;
import org.carrel.hub.adapter.sip2.response.AcsStatus;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** What each message means to the library. Safe for several threads; waits for the store. */
public final class Counter {
    private static final String VERSION = "2.00";

    private final ZoneId zone;
    private final LoanCounter loans;
    private final PatronCounter patrons;
    private final ItemCounter items;
    private final HoldCounter holds;

    /** @param zone of the library: dates are sent in its local time */
    public Counter(Transactor<Services> store, ZoneId zone) {
        this.zone = zone;
        Pins pins = new Pins(store, new Lockout());
        this.loans = new LoanCounter(store, pins);
        this.patrons = new PatronCounter(store, pins);
        this.items = new ItemCounter(store);
        this.holds = new HoldCounter(store, pins);
    }

    /** From a terminal that has logged in. */
    Response answer(Request request, Account account, Instant now) {
        Asking asking = new Asking(account, zone, now);
        if (account.rules().off().contains(request.command())) {
            return status(VERSION, asking, true, Fields.NONE);
        }
        return switch (request) {
            case PatronStatusRequest status -> patrons.status(status, asking);
            case Checkout checkout -> loans.checkOut(checkout, asking);
            case Checkin checkin -> loans.checkIn(checkin, asking);
            case BlockPatron block -> patrons.block(block, asking);
            case ScStatus status -> status(status, account, now);
            case PatronInformationRequest information -> patrons.information(information, asking);
            case EndPatronSession end -> patrons.end(end, asking);
            case FeePaid paid -> patrons.paid(paid, asking);
            case ItemInformationRequest information -> items.information(information, asking);
            case ItemStatusUpdate update -> items.update(update, asking);
            case PatronEnable enable -> patrons.enable(enable, asking);
            case HoldRequest hold -> holds.hold(hold, asking);
            case Renew renew -> loans.renew(renew, asking);
            case RenewAll renewAll -> loans.renewAll(renewAll, asking);
            case AcsResendRequest _, Login _ ->
                throw new IllegalArgumentException(request.command() + " is the session's own business");
        };
    }

    /** 98 to a 99; a version that this program does not speak is told so. */
    Response status(ScStatus request, Account account, Instant now) {
        Asking asking = new Asking(account, zone, now);
        String version = request.version().strip();
        if (version.startsWith("1.")) {
            return status("1.00", asking, true, Fields.NONE);
        }
        return version.startsWith("2")
                ? status(VERSION, asking, true, Fields.NONE)
                : status(VERSION, asking, false, asking.shown(Screen.VERSION_UNKNOWN));
    }

    /** To whatever is asked by a terminal that has not logged in. */
    Response stranger(Account stranger, Instant now) {
        Asking asking = new Asking(stranger, zone, now);
        return status(VERSION, asking, false, asking.shown(Screen.LOGIN_FIRST));
    }

    /** To whatever is asked while the library's own store cannot answer. */
    Response unavailable(Account account, Instant now) {
        Asking asking = new Asking(account, zone, now);
        return status(VERSION, asking, false, asking.shown(Screen.UNAVAILABLE));
    }

    private static AcsStatus status(String version, Asking asking, boolean online, Fields shown) {
        Account.Rules rules = asking.account().rules();
        var on = rules.on();
        Fields.Builder fields = asking.head();
        Account.Place place = asking.account().place();
        if (!place.library().isEmpty()) {
            fields.and(FieldId.AM, place.library());
        }
        if (version.equals(VERSION)) {
            fields.and(FieldId.BX, Command.supported(on));
        }
        if (!place.location().isEmpty()) {
            fields.and(FieldId.AN, place.location());
        }
        shown.all().forEach(field -> fields.and(FieldId.valueOf(field.id()), field.value()));
        return new AcsStatus(
                online,
                on.contains(Command.CHECKIN),
                on.contains(Command.CHECKOUT),
                rules.renewals(),
                on.contains(Command.BLOCK_PATRON) || on.contains(Command.PATRON_ENABLE),
                rules.offline(),
                String.format("%03d", asking.account().limits().timeoutTenths()),
                String.format("%03d", asking.account().limits().retries()),
                asking.at(),
                version,
                fields.fields());
    }
}
