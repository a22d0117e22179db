package org.carrel.hub.adapter.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.carrel.contract.topic.Address;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;

/** A fact as the event stream tells it: {@code kind}, {@code at}, and the ids it is about. */
public final class FactView {
    private FactView() {}

    public static SequencedMap<String, Object> of(Feed.Entry entry) {
        SequencedMap<String, Object> told = new LinkedHashMap<>();
        told.put("kind", kind(entry.fact()));
        told.put("at", View.moment(entry.at()));
        switch (entry.fact()) {
            case Fact.ItemOnShelf fact -> {
                device(told, fact.device());
                put(told, "compartment", fact.compartment(), "item", fact.item());
            }
            case Fact.ItemOffShelf fact -> {
                device(told, fact.device());
                put(told, "compartment", fact.compartment(), "item", fact.item(), "how", fact.how());
            }
            case Fact.HoldChanged fact -> put(told, "hold", fact.hold(), "state", fact.state());
            case Fact.ReadyItemMissing fact -> {
                device(told, fact.device());
                put(
                        told,
                        "hold",
                        fact.hold(),
                        "compartment",
                        fact.compartment(),
                        "item",
                        fact.item(),
                        "how",
                        fact.how());
            }
            case Fact.LoanMade fact -> put(told, "loan", fact.loan(), "item", fact.item());
            case Fact.LoanEnded fact -> put(told, "loan", fact.loan(), "item", fact.item(), "how", fact.how());
            case Fact.LoanChanged fact -> put(told, "loan", fact.loan(), "item", fact.item(), "how", fact.how());
            case Fact.StrangeTagChanged fact -> {
                device(told, fact.device());
                put(told, "compartment", fact.compartment(), "tag", fact.uid(), "there", fact.there());
            }
            case Fact.RepairChanged fact -> {
                device(told, fact.device());
                put(told, "item", fact.item(), "tag", fact.uid(), "pending", fact.pending());
            }
            case Fact.AlarmChanged fact -> {
                device(told, fact.device());
                put(told, "alarm", fact.alarm(), "subject", fact.subject(), "raised", fact.raised());
            }
            case Fact.DoorChanged fact -> {
                device(told, fact.device());
                put(told, "compartment", fact.compartment(), "open", fact.open());
            }
            case Fact.ConflictChanged fact -> put(told, "conflict", fact.conflict(), "open", fact.open());
            case Fact.IncidentHappened fact -> {
                device(told, fact.device());
                put(told, "what", fact.what());
            }
            case Fact.NoticeChanged fact -> put(told, "notice", fact.notice(), "state", fact.state());
            case Fact.SeatChanged fact -> put(told, "zone", fact.zone(), "seat", fact.seat(), "state", fact.state());
            case Fact.CallChanged fact ->
                put(told, "zone", fact.zone(), "number", fact.number(), "state", fact.state());
            case Fact.DeviceChanged fact -> device(told, fact.device());
            case Fact.HelpChanged fact -> {
                device(told, fact.device());
                put(told, "call", fact.call(), "open", fact.open());
            }
        }
        return told;
    }

    private static String kind(Fact fact) {
        return fact.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static void device(SequencedMap<String, Object> told, Address device) {
        put(told, "site", device.site(), "device", device.device());
    }

    private static void put(SequencedMap<String, Object> told, Object... pairs) {
        for (int index = 0; index < pairs.length; index += 2) {
            Object value = pairs[index + 1];
            told.put((String) pairs[index], value instanceof Boolean ? value : value.toString());
        }
    }
}
