package org.carrel.contract.codec;

import org.carrel.contract.id.CardHash;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.PickupRoster;

/** Who may collect what while the hub cannot be reached. */
final class RosterCodec {
    private RosterCodec() {}

    static Json.Writing write(PickupRoster roster) {
        return Json.typed("roster")
                .whole("version", roster.version())
                .instant("issued", roster.issued())
                .instant("expires", roster.expires())
                .list("entries", roster.entries(), RosterCodec::entry)
                .list("staff", roster.staff(), card -> new Json.Text(card.value()));
    }

    static PickupRoster read(Reading in) {
        return new PickupRoster(
                in.whole("version", 0, Limit.WHOLE),
                in.instant("issued"),
                in.instant("expires"),
                in.objects("entries", RosterCodec::entry),
                in.ids("staff", CardHash::new));
    }

    private static Json entry(PickupRoster.Entry entry) {
        return Json.object()
                .text("card", entry.card().value())
                .text("hold", entry.hold().value())
                .text("item", entry.item().value())
                .instant("until", entry.until())
                .done();
    }

    private static PickupRoster.Entry entry(Reading in) {
        return new PickupRoster.Entry(
                in.id("card", CardHash::new),
                in.id("hold", HoldId::new),
                in.id("item", ItemId::new),
                in.instant("until"));
    }
}
