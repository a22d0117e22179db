package org.carrel.hub.adapter.http;

import java.util.Map;
import java.util.TreeMap;
import org.carrel.hub.adapter.http.Reasons.Words;
import org.carrel.hub.seat.SeatRefusal;
import org.carrel.hub.seat.ZoneRules.Contradiction;
import org.carrel.hub.seat.ZoneRules.Unusable;

/** Why something about a seat is not done, in one true sentence each. */
final class SeatReasons {
    private SeatReasons() {}

    static Map<String, Words> words() {
        Map<String, Words> words = new TreeMap<>();
        for (SeatRefusal refusal : SeatRefusal.values()) {
            words.put(Schema.word(refusal), words(refusal));
        }
        for (Unusable unusable : Unusable.values()) {
            words.put(Schema.word(unusable), words(unusable));
        }
        for (Contradiction contradiction : Contradiction.values()) {
            words.put(Schema.word(contradiction), words(contradiction));
        }
        return words;
    }

    /** The limits follow where there are any. */
    private static Words words(Unusable unusable) {
        return switch (unusable) {
            case SETTING_UNKNOWN -> new Words("沒有這項設定。", "There is no such setting.");
            case SETTING_NOT_A_NUMBER -> new Words("請填整數，範圍 ", "It must be a whole number, within ");
            case SETTING_OUT_OF_RANGE -> new Words("超出範圍，請填 ", "It is out of range; it may be ");
            case SETTING_NOT_HOURS ->
                new Words("時間請寫成 11:30-13:00，多段以逗號分開。", "Hours are written 11:30-13:00, with commas between several.");
            case SETTING_NOT_A_TIME -> new Words("時刻請寫成 12:00。", "A time is written 12:00.");
            case SETTING_NOT_A_VIOLATION ->
                new Words(
                        "可填 no-show、left-too-long、too-few-people，以逗號分開。",
                        "It may be no-show, left-too-long and too-few-people, with commas between them.");
        };
    }

    private static Words words(Contradiction contradiction) {
        return switch (contradiction) {
            case SHORTEST_STAY_ABOVE_LONGEST ->
                new Words(
                        "最短使用時間（stay.shortest-minutes）長於最長使用時間（stay.longest-minutes）。",
                        "The shortest stay (stay.shortest-minutes) is longer than the longest (stay.longest-minutes).");
            case SHORTEST_STAY_ABOVE_SLOT ->
                new Words(
                        "最短使用時間（stay.shortest-minutes）長於時段（stay.slot-minutes）。",
                        "The shortest stay (stay.shortest-minutes) is longer than a slot (stay.slot-minutes).");
            case SHORTEST_STAY_ABOVE_MINUTES_PER_DAY ->
                new Words(
                        "最短使用時間（stay.shortest-minutes）長於每人每日的使用時間（stay.minutes-per-day）。",
                        "The shortest stay (stay.shortest-minutes) is longer than what a person has a day"
                                + " (stay.minutes-per-day).");
            case LAST_BOOKING_DAY_BEFORE_FIRST ->
                new Words(
                        "可預約的最後一天（book.through-days）早於最早一天（book.from-days）；不開放預約請設為 0。",
                        "The last day that can be booked (book.through-days) is before the first (book.from-days);"
                                + " 0 stands for none.");
        };
    }

    private static Words words(SeatRefusal refusal) {
        return switch (refusal) {
            case ZONE_UNKNOWN -> new Words("沒有這個座位區。", "There is no such zone.");
            case ZONE_CLOSED -> new Words("此區目前未開放。", "This zone is closed then.");
            case PATRON_UNKNOWN -> new Words("查無此讀者。", "There is no such patron.");
            case MEMBERSHIP_EXPIRED -> new Words("借閱證已到期，請至服務檯展延。", "The card has expired; the desk can renew it.");
            case BLOCKED_BY_STAFF -> new Words("目前無法使用座位，請洽服務檯。", "Please ask at the desk before using a seat.");
            case CATEGORY_EXCLUDED -> new Words("此區不開放這類讀者使用。", "This zone is not open to this group of patrons.");
            case NO_SEAT_FOR_PARTY ->
                new Words("此區沒有適合這個人數或需求的座位。", "No seat here fits this number of people or this need.");
            case DAY_TOO_SOON ->
                new Words("當日及已過時段不開放預約，請到現場登記。", "This day cannot be booked any more; come and take a seat.");
            case DAY_TOO_FAR -> new Words("這一天尚未開放預約。", "This day cannot be booked yet.");
            case DAY_OPENS_LATER_TODAY -> new Words("這一天要到今天稍晚才開放預約。", "This day opens for booking later today.");
            case NOT_A_SLOT -> new Words("預約須從時段的起始時間開始。", "A booking begins when a slot begins.");
            case ZONE_FULL -> new Words("目前沒有空位，可以登記候補。", "Every seat is taken; you can join the waiting list.");
            case KEPT_FOR_WALK_IN ->
                new Words(
                        "可預約的座位已滿，其餘保留給現場登記。",
                        "All seats that can be booked are taken; the others are kept for whoever walks in.");
            case SEAT_UNKNOWN -> new Words("沒有這個座位。", "There is no such seat.");
            case SEAT_NOT_FREE -> new Words("這個座位已有人使用。", "This seat is taken.");
            case SEAT_IS_ALLOCATED -> new Words("此區由系統安排座位，無法指定。", "In this zone the system allocates the seat.");
            case BOOKING_SUSPENDED ->
                new Words(
                        "因違規停止預約中；仍可現場登記。",
                        "Booking is suspended after missed bookings; walking in is still possible.");
            case OPEN_BOOKINGS_USED_UP ->
                new Words(
                        "此區尚未使用的預約已達上限；用過或取消後才能再預約。",
                        "There are as many open bookings in this zone as there may be; use or cancel one first.");
            case LIBRARY_STAYS_USED_UP ->
                new Words("這一天在全館各區的使用次數已用完。", "The number of stays for that day, over all zones, is used up.");
            case LIBRARY_MINUTES_USED_UP ->
                new Words("這一天在全館各區的使用時數已用完。", "The minutes for that day, over all zones, are used up.");
            case STAYS_USED_UP -> new Words("這一天的使用次數已用完。", "The number of stays for that day is used up.");
            case MINUTES_USED_UP -> new Words("這一天的使用時數已用完。", "The minutes for that day are used up.");
            case HAS_A_PLACE_THEN -> new Words("同一時間已有其他座位。", "There is another seat for the same time already.");
            case WAITS_ALREADY -> new Words("已在候補名單中；先取消候補，才能登記其他座位。", "Already on a waiting list; leave it first.");
            case SEATS_ARE_FREE -> new Words("還有空位，可直接入座。", "There are free seats; take one now.");
            case WAITING_LIST_FULL -> new Words("候補名單已滿。", "The waiting list is full.");
            case SOMEBODY_WAITS -> new Words("已有人在候補。", "Somebody is waiting.");
            case CLOSES_TOO_SOON -> new Words("即將閉館，來不及使用。", "It closes too soon.");
            case BOOKING_UNKNOWN -> new Words("查無此筆座位紀錄。", "There is no such booking.");
            case BOOKING_ENDED -> new Words("這筆座位紀錄已結束。", "This booking has ended.");
            case CHECK_IN_NOT_OPEN -> new Words("還不到報到時間。", "Check-in is not open yet.");
            case NOT_OF_THE_PARTY -> new Words("這張證不屬於這筆登記。", "This card does not belong to this party.");
            case TOO_LATE_TO_CANCEL -> new Words("已超過可取消的時間。", "It is too late to cancel.");
            case NOT_IN_USE -> new Words("這個座位尚未報到使用。", "This seat is not in use.");
            case LEAVES_USED_UP -> new Words("暫離次數已用完。", "No more temporary leaves for this stay.");
            case EXTENDING_NOT_OPEN -> new Words("還不到可延長的時間。", "Extending is not open yet.");
            case EXTENSIONS_USED_UP -> new Words("延長次數已用完。", "It has been extended as often as possible.");
            case LONGEST_STAY_REACHED -> new Words("已達單次使用上限。", "The longest stay is reached.");
            case BOOKED_NEXT -> new Words("下一時段已有人預約。", "Somebody has booked it next.");
            case TICKET_UNKNOWN -> new Words("查無此號碼。", "There is no such number.");
            case TICKET_ENDED -> new Words("這個號碼已失效。", "This number is no longer valid.");
            case NOT_CALLED -> new Words("還沒叫到這個號碼。", "This number is not called.");
            case RECALLS_USED_UP -> new Words("重複叫號次數已用完。", "It has been called again as often as possible.");
            case NOBODY_WAITS -> new Words("目前無人候補。", "Nobody is waiting.");
        };
    }
}
