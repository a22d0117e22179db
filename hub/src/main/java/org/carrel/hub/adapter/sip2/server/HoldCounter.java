package org.carrel.hub.adapter.sip2.server;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sip2.message.HoldMode;
import org.carrel.hub.adapter.sip2.message.Language;
import org.carrel.hub.adapter.sip2.message.SipTime;
import org.carrel.hub.adapter.sip2.request.HoldRequest;
import org.carrel.hub.adapter.sip2.response.HoldResponse;
import org.carrel.hub.adapter.sip2.response.Response;
import org.carrel.hub.adapter.sip2.wire.FieldId;
import org.carrel.hub.adapter.sip2.wire.Fields;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.circulation.Circulation.HoldCancelling;
import org.carrel.hub.circulation.Circulation.Wanted;
import org.carrel.hub.circulation.ItemInformation;
import org.carrel.hub.identity.CardHolder.PatronHolder;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.reservation.Reservations.Changing;
import org.carrel.hub.reservation.Reservations.Placing;
import org.carrel.hub.reservation.Reservations.Turn;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/** 15: placing, cancelling and changing a hold. */
final class HoldCounter {
    /** Hold type 3 asks for this copy and no other. */
    private static final String THIS_COPY = "3";

    private final Transactor<Services> store;
    private final Pins pins;

    HoldCounter(Transactor<Services> store, Pins pins) {
        this.store = store;
        this.pins = pins;
    }

    Response hold(HoldRequest request, Asking asking) {
        Pins.Shown pin = pins.shown(request, asking);
        return store.<Response>write(services -> new Attempt(services, request, asking).hold(pin));
    }

    private record Attempt(Services services, HoldRequest request, Asking asking) {
        HoldResponse hold(Pins.Shown pin) {
            Optional<PatronHolder> holder = Pins.holder(services, request.patron());
            if (holder.isEmpty()) {
                return refused(Screen.PATRON_UNKNOWN);
            }
            if (!pin.suffices(asking.account())) {
                return refused(Screen.PIN_WRONG);
            }
            if (Pins.lost(holder.get())) {
                return refused(Screen.CARD_LOST);
            }
            Optional<Bib> title = title();
            if (title.isEmpty()) {
                return refused(request.item().isEmpty() ? Screen.TITLE_UNKNOWN : Screen.ITEM_UNKNOWN);
            }
            Optional<HoldMode> mode = HoldMode.read(request.mode());
            if (mode.isEmpty()) {
                return refused(Screen.MODE_UNKNOWN);
            }
            PatronId patron = holder.get().patron().id();
            return switch (mode.get()) {
                case ADD -> add(patron, title.get());
                case DELETE -> delete(patron, title.get());
                case CHANGE -> change(patron, title.get());
            };
        }

        private HoldResponse add(PatronId patron, Bib title) {
            Optional<SiteId> pickup = pickup();
            if (pickup.isEmpty()) {
                return refused(Screen.BRANCH_UNKNOWN);
            }
            Wanted wanted = request.type().equals(THIS_COPY) && !request.item().isEmpty()
                    ? new Wanted.ThisCopy(new ItemId(request.item()))
                    : new Wanted.AnyCopy(title.id());
            return switch (services.circulation().placeHold(patron, wanted, pickup.get(), asking.occasion())) {
                case Placing.Placed(Hold hold, int _) -> done(hold, title);
                case Placing.Refused(List<Reservations.Refusal> reasons) -> refused(Screen.of(reasons.getFirst()));
            };
        }

        private HoldResponse delete(PatronId patron, Bib title) {
            Wanted wanted = new Wanted.AnyCopy(title.id());
            return switch (services.circulation().cancelHold(patron, wanted, asking.occasion())) {
                case HoldCancelling.Done _ -> {
                    Fields.Builder fields = head();
                    named(fields, title);
                    yield new HoldResponse(true, available(), asking.at(), fields.fields());
                }
                case HoldCancelling.PatronUnknown _ -> refused(Screen.PATRON_UNKNOWN);
                case HoldCancelling.NoHold _ -> refused(Screen.NO_HOLD);
            };
        }

        private HoldResponse change(PatronId patron, Bib title) {
            Optional<SiteId> pickup = pickup();
            if (pickup.isEmpty()) {
                return refused(Screen.BRANCH_UNKNOWN);
            }
            Reservations reservations = services.reservations();
            Optional<Hold> hold = reservations.liveHolds(patron, asking.now()).stream()
                    .filter(live -> live.request().bib().equals(title.id()))
                    .findFirst();
            if (hold.isEmpty()) {
                return refused(Screen.NO_HOLD);
            }
            return switch (reservations.movePickup(
                    hold.get().id(), pickup.get(), asking.occasion().by(), asking.now())) {
                case Changing.Changed(Hold changed) -> done(changed, title);
                case Changing.UnknownHold _ -> refused(Screen.NO_HOLD);
                case Changing.NotNow _ -> refused(Screen.HOLD_NOT_CHANGED);
            };
        }

        /** By the item, or by the title's key where none is named. */
        private Optional<Bib> title() {
            Titled item = Titled.find(services, request.item());
            if (!item.known().isEmpty()) {
                return Optional.of(item.known().getFirst().bib());
            }
            return request.item().isEmpty() && request.title().matches("[A-Za-z0-9_-]{1,64}")
                    ? services.catalogue().bib(new BibId(request.title()))
                    : Optional.empty();
        }

        /** Where the terminal says, or where it stands when it says nothing. */
        private Optional<SiteId> pickup() {
            Account.Place place = asking.account().place();
            return request.pickup().isEmpty()
                    ? Optional.of(place.branch())
                    : place.branch(request.pickup())
                            .filter(site -> services.branches().branch(site).isPresent());
        }

        private HoldResponse done(Hold hold, Bib title) {
            Fields.Builder fields = head();
            if (hold instanceof Hold.ReadyOnShelf ready) {
                fields.and(
                        FieldId.BW,
                        SipTime.of(ready.until().minusSeconds(1), asking.zone()).text());
            }
            fields.and(FieldId.BR, Integer.toString(position(hold)));
            fields.and(
                    FieldId.BS,
                    request.pickup().isEmpty() ? hold.request().pickup().value() : request.pickup());
            named(fields, title);
            return new HoldResponse(true, available(), asking.at(), fields.fields());
        }

        /** 1 for who is served next: those who wait before this one, and those for whom a copy is kept already. */
        private int position(Hold hold) {
            Reservations reservations = services.reservations();
            long kept = services.catalogue().items(hold.request().bib()).stream()
                    .flatMap(copy -> reservations.keeping(copy.id(), asking.now()).stream())
                    .filter(other -> other.request().order() < hold.request().order())
                    .count();
            int waiting = reservations
                    .turn(hold.id(), asking.now())
                    .map(Attempt::ahead)
                    .orElse(0);
            return (int) kept + waiting + 1;
        }

        private static int ahead(Turn turn) {
            return switch (turn) {
                case Turn.Waits(int ahead, int _) -> ahead;
                case Turn.LetsOthersPass _, Turn.HasItsCopy _, Turn.Over _ -> 0;
            };
        }

        /** Whether the named copy is in and nobody waits for it. */
        private boolean available() {
            return Titled.find(services, request.item()).id().stream()
                    .flatMap(id -> services.circulation().item(id, asking.now()).stream())
                    .anyMatch(item ->
                            item.whereabouts() instanceof ItemInformation.Whereabouts.Available && item.waiting() == 0);
        }

        private void named(Fields.Builder fields, Bib title) {
            fields.some(FieldId.AB, request.item()).and(FieldId.AJ, title.title());
        }

        private Fields.Builder head() {
            return asking.head().and(FieldId.AA, request.patron());
        }

        private HoldResponse refused(Screen reason) {
            Fields.Builder fields =
                    head().some(FieldId.AB, request.item()).and(FieldId.AF, asking.words(reason, Language.UNKNOWN));
            return new HoldResponse(false, false, asking.at(), fields.fields());
        }
    }
}
