package org.carrel.kiosk.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;
import org.carrel.kiosk.seat.Mine;
import org.carrel.kiosk.seat.PhonePage;
import org.carrel.kiosk.seat.SeatDeed;
import org.carrel.kiosk.seat.SeatPlace;
import org.carrel.kiosk.seat.SeatWish;

/** What is shown of seats. */
public sealed interface SeatScreen extends Screen {
    /**
     * How good the picture is.
     *
     * @param online whether anything can be asked for now
     * @param old the time of a picture that is older than it should be; none while it is live
     */
    record Sight(boolean online, Optional<Instant> old) {}

    /**
     * The zones of the branch.
     *
     * @param first index of the first that is shown
     */
    record Zones(List<ZoneLine> zones, Mine mine, int first, int rows, Sight sight) implements SeatScreen {
        /** So many of the patron's own are named; the account has the rest. */
        public static final int MINE_MAX = 2;

        public Zones {
            zones = List.copyOf(zones);
        }

        public int end() {
            return Math.min(zones.size(), first + rows);
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int index = first; index < end(); index++) {
                all.add(new Touch.Seat(SeatDeed.ZONE, index));
            }
            mine.live().stream().limit(MINE_MAX).forEach(index -> all.add(new Touch.Seat(SeatDeed.MINE, index)));
            if (zones.size() > rows) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            return all;
        }
    }

    /**
     * The seats of one zone.
     *
     * @param needs what the seat must have
     * @param people for how many it must be
     * @param first index of the first that is shown
     * @param room so many fit
     */
    record Plan(
            ZoneLine zone,
            List<SeatLine> seats,
            SortedSet<SeatLine.Feature> needs,
            int people,
            int first,
            int room,
            Sight sight)
            implements SeatScreen {
        /** What can be wished for; what else a seat has is seen on it. */
        public static final List<SeatLine.Feature> WISHES =
                List.of(SeatLine.Feature.POWER, SeatLine.Feature.WHEELCHAIR_BAY);

        public Plan {
            seats = List.copyOf(seats);
            needs = Collections.unmodifiableSortedSet(new TreeSet<>(needs));
        }

        public int end() {
            return Math.min(seats.size(), first + room);
        }

        /** Whether every seat that could be had is taken. */
        public boolean full() {
            return zone.open() && seats.stream().noneMatch(this::suits);
        }

        /** Whether a seat can be had and has what is needed. */
        public boolean suits(SeatLine seat) {
            return seat.state() == SeatLine.State.FREE && seat.features().containsAll(needs) && seat.people() >= people;
        }

        /** As many as the greatest place is for. */
        public int most() {
            return seats.stream().mapToInt(SeatLine::people).max().orElse(1);
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            boolean can = zone.open() && sight.online();
            if (can) {
                all.add(new Touch.Seat(SeatDeed.ANY, 0));
                for (int index = first; index < end(); index++) {
                    if (suits(seats.get(index))) {
                        all.add(new Touch.Seat(SeatDeed.SEAT, index));
                    }
                }
                for (int index = 0; index < WISHES.size(); index++) {
                    SeatLine.Feature wish = WISHES.get(index);
                    if (seats.stream().anyMatch(seat -> seat.features().contains(wish))) {
                        all.add(new Touch.Seat(SeatDeed.NEED, index));
                    }
                }
            }
            if (seats.size() > room) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            if (sight.online() && most() > 1) {
                all.add(new Touch.Seat(SeatDeed.GROUP, 0));
            }
            if (sight.online()) {
                all.add(new Touch.Seat(SeatDeed.DAYS, 0));
            }
            return all;
        }
    }

    /** @param most as many can be chosen, from 2 on */
    record HowMany(int most) implements SeatScreen {
        /** More do not fit; larger parties ask at the desk. */
        public static final int MOST = 8;

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int people = 2; people <= Math.min(MOST, most); people++) {
                all.add(new Touch.Seat(SeatDeed.PEOPLE, people));
            }
            return all;
        }
    }

    /** @param days so many are shown, from {@code first} on */
    record Days(ZoneLine zone, LocalDate first, int days) implements SeatScreen {
        /** So many fit, and so many there are at most: twice that. */
        public static final int A_WEEK = 7;

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int index = 0; index < days; index++) {
                all.add(new Touch.Seat(SeatDeed.DAY, index));
            }
            all.add(Touch.Plain.MORE_ROWS);
            return all;
        }
    }

    record Slots(ZoneLine zone, LocalDate day, List<Slot> slots, int first, int rows, Sight sight)
            implements SeatScreen {
        public Slots {
            slots = List.copyOf(slots);
        }

        public int end() {
            return Math.min(slots.size(), first + rows);
        }

        @Override
        public List<Touch> touches() {
            List<Touch> all = new ArrayList<>();
            for (int index = first; index < end(); index++) {
                if (sight.online() && slots.get(index).free() > 0) {
                    all.add(new Touch.Seat(SeatDeed.SLOT, index));
                }
            }
            if (slots.size() > rows) {
                all.add(Touch.Plain.MORE_ROWS);
            }
            return all;
        }
    }

    /** @param cards whether the card reader works */
    record ShowCard(SeatWish wish, boolean cards) implements SeatScreen {
        @Override
        public List<Touch> touches() {
            return List.of();
        }
    }

    /**
     * The next of the party shows a card.
     *
     * @param shown so many have
     * @param cards whether the card reader works
     */
    record Others(SeatWish wish, int shown, boolean cards) implements SeatScreen {
        @Override
        public List<Touch> touches() {
            return List.of();
        }
    }

    /**
     * A seat that the patron has or will have.
     *
     * @param zone none while its name is not known
     * @param fresh something was done about it just now
     * @param near it begins soon or has begun
     */
    record Booked(BookingLine booking, Optional<ZoneLine> zone, boolean fresh, boolean near, boolean online)
            implements SeatScreen {
        @Override
        public List<Touch> touches() {
            if (!online) {
                return List.of();
            }
            List<SeatDeed> deeds = switch (booking.state()) {
                case BOOKED -> near ? List.of(SeatDeed.CHECK_IN, SeatDeed.GIVE_UP) : List.of(SeatDeed.GIVE_UP);
                case IN_USE -> List.of(SeatDeed.EXTEND, SeatDeed.LEAVE, SeatDeed.GIVE_UP);
                case AWAY, SHORT_OF_PEOPLE -> List.of(SeatDeed.CHECK_IN, SeatDeed.GIVE_UP);
                case OVER -> List.of();
            };
            return deeds.stream().<Touch>map(deed -> new Touch.Seat(deed, 0)).toList();
        }
    }

    /**
     * A number that the patron waits with.
     *
     * @param zone none while its name is not known
     * @param over it is good for nothing more
     */
    record Numbered(TicketLine ticket, Optional<ZoneLine> zone, PhonePage page, boolean over, Sight sight)
            implements SeatScreen {
        public boolean called() {
            return !ticket.called().isEmpty();
        }

        @Override
        public List<Touch> touches() {
            if (over || !sight.online()) {
                return List.of();
            }
            List<Touch> all = new ArrayList<>();
            if (called()) {
                all.add(new Touch.Seat(SeatDeed.CLAIM, 0));
            }
            all.add(new Touch.Seat(SeatDeed.GIVE_UP, 0));
            return all;
        }
    }

    /** Whether it is really to be given up. */
    record GivingUp(SeatPlace of) implements SeatScreen {
        @Override
        public List<Touch> touches() {
            return List.of(new Touch.Seat(SeatDeed.SURE, 0));
        }
    }

    /**
     * It was not done.
     *
     * @param reasons none when no answer came
     * @param any whether another seat would do
     * @param party whether the reason may be anybody's of several
     */
    record NotDone(List<SeatReason> reasons, boolean any, boolean party) implements SeatScreen {
        public NotDone {
            reasons = List.copyOf(reasons);
        }

        @Override
        public List<Touch> touches() {
            return any ? List.of(new Touch.Seat(SeatDeed.ANY, 0)) : List.of();
        }
    }

    /** Nothing of seats is known now. */
    record NoNews() implements SeatScreen {
        @Override
        public List<Touch> touches() {
            return List.of();
        }
    }
}
