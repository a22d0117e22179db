package org.carrel.hub.adapter.mqtt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.message.CommandOrder;
import org.carrel.contract.message.ConfigDesired;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Response;
import org.carrel.contract.topic.Address;
import org.carrel.hub.fleet.ConfigurationRows.Configuration;
import org.carrel.hub.fleet.IssuedCommand;
import org.carrel.hub.store.RosterIssuing;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;

/**
 * What the hub says to devices of its own accord: commands, settings, rosters. Of several hubs on a database one at a time does it; another
 * that takes over goes by what the database says is not yet with the broker or with the device. Safe for several threads.
 */
final class Speaking {
    private final Transactor<Services> store;
    private final RosterIssuing rosters;
    private final Boards boards;

    /** Handed to the line and not yet known to be delivered: not handed over twice meanwhile. */
    private final Set<String> underWay = new ConcurrentSkipListSet<>();

    /** Devices whose roster the broker may have lost. */
    private final Map<String, Address> rostersToRepeat = new ConcurrentSkipListMap<>();

    Speaking(Transactor<Services> store) {
        this.store = store;
        this.rosters = new RosterIssuing(store);
        this.boards = new Boards(store);
    }

    /** The broker may have lost what it keeps of the device. */
    void repeatKept(Address device) {
        rostersToRepeat.put(device.login(), device);
        boards.repeat(device);
    }

    /** What has become due by the clock or by a change: commands and settings to send, deadlines. */
    List<Outbound> due(Instant now) {
        boolean quiet = store.read(services -> !services.fleet().commands().anyOpen()
                && services.fleet().configurations().toPublish().isEmpty());
        if (quiet) {
            return List.of();
        }
        List<Outbound.Say> due = store.write(services -> {
            services.fleet().commands().tidy(now);
            List<Outbound.Say> said = new ArrayList<>();
            for (IssuedCommand command : services.fleet().commands().toSend(now)) {
                said.add(new Outbound.Say(
                        command.device(), command.order(), Bytes.EMPTY, Duration.between(now, command.expires())));
            }
            for (Configuration configuration : services.fleet().configurations().toPublish()) {
                said.add(new Outbound.Say(configuration.device(), configuration.desired(), Bytes.EMPTY, Duration.ZERO));
            }
            return said;
        });
        return due.stream()
                .filter(said -> underWay.add(key(said)))
                .map(Outbound.class::cast)
                .toList();
    }

    /** Rosters that have changed or end soon. Hashes cards for milliseconds each, so it has a thread of its own in production. */
    List<Outbound> rostersDue(Instant now) {
        List<Address> due = new ArrayList<>(rosters.due(now));
        rostersToRepeat.values().stream()
                .filter(device -> !due.contains(device))
                .forEach(due::add);
        List<Outbound> out = new ArrayList<>();
        for (Address device : due) {
            String key = rosterKey(device);
            if (underWay.contains(key)) {
                continue;
            }
            rosters.issue(device, now).ifPresent(roster -> {
                underWay.add(key);
                out.add(new Outbound.Say(device, roster, Bytes.EMPTY, Duration.between(now, roster.expires())));
            });
            rostersToRepeat.remove(device.login());
        }
        return out;
    }

    /** What queue displays are to show. */
    List<Outbound> boardsDue(Instant now) {
        return boards.due(now);
    }

    /** The line tells how a publication ended. Writes to the store when that matters. */
    void ended(Outbound outbound, boolean delivered, Instant now) {
        if (!(outbound instanceof Outbound.Say said)) {
            return;
        }
        underWay.remove(key(said));
        switch (said.message()) {
            case CommandOrder order
            when delivered -> store.run(services -> services.fleet().commands().sent(order.id(), now));
            case PickupRoster roster when delivered -> rosters.published(said.device(), roster.version());
            case ConfigDesired desired
            when delivered ->
                store.run(services -> services.fleet().configurations().published(said.device(), desired.version()));
            case PickupRoster _ -> rostersToRepeat.put(said.device().login(), said.device());
            case CallBoard _ when !delivered -> boards.repeat(said.device());
            case CommandOrder _, ConfigDesired _, Response _, Acknowledgement _, CallBoard _ -> {
                // Said again when due; an answer or an acknowledgement is asked for again.
            }
        }
    }

    private static String key(Outbound.Say said) {
        return switch (said.message()) {
            case CommandOrder order -> "command " + order.id();
            case PickupRoster _ -> rosterKey(said.device());
            case ConfigDesired desired -> "config " + said.device().login() + " " + desired.version();
            case Response _, Acknowledgement _, CallBoard _ -> "";
        };
    }

    private static String rosterKey(Address device) {
        return "roster " + device.login();
    }
}
