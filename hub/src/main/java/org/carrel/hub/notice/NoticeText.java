package org.carrel.hub.notice;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.carrel.hub.notice.NoticeStore.Kind;
import org.carrel.hub.notice.Notices.HoldNews;

/** A notice in words, in the patron's language where there is one for it, else in English. */
record NoticeText(String language, String subject, String body) {
    private static final DateTimeFormatter DATE_ZH = DateTimeFormatter.ofPattern("M 月 d 日（EEEE）", Locale.TAIWAN);
    private static final DateTimeFormatter DATE_EN = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK);

    static NoticeText of(
            String language, Kind kind, String title, String branch, HoldNews news, NoticeSettings settings) {
        // The deadline is the first instant too late: the day before it is the last day.
        LocalDate lastDay = LocalDate.ofInstant(news.until().minusMillis(1), settings.zone());
        String named = settings.withTitles() ? title : "";
        return language.startsWith("zh")
                ? chinese(kind, named, branch, DATE_ZH.format(lastDay))
                : english(kind, named, branch, DATE_EN.format(lastDay));
    }

    private static NoticeText chinese(Kind kind, String title, String branch, String day) {
        String book = title.isEmpty() ? "您的預約書" : "您預約的《" + title + "》";
        String where = "請於 " + day + " 前，持借閱證到" + branch + "的預約取書架：感應借閱證，亮燈的就是您的書，取走即完成借閱。";
        return switch (kind) {
            case HOLD_READY ->
                new NoticeText(
                        "zh-Hant",
                        "您的預約書可以取書了",
                        "您好：\n\n" + book + "已經在取書架上。\n" + where + "\n逾期未取，這本書會留給下一位讀者。\n\n" + branch + "\n");
            case HOLD_LAPSING ->
                new NoticeText(
                        "zh-Hant",
                        "提醒您：預約書即將到期",
                        "您好：\n\n" + book + "還在取書架上等您，保留到 " + day + "。\n" + where + "\n若您不需要了，請取消預約，讓下一位讀者先看。\n\n"
                                + branch + "\n");
            case SEAT_CALLED -> throw new IllegalStateException("a call is not about a book");
        };
    }

    private static NoticeText english(Kind kind, String title, String branch, String day) {
        String book = title.isEmpty() ? "A book that you reserved" : "“" + title + "”, which you reserved,";
        String where = "Bring your library card to the pickup shelf at " + branch + " by " + day
                + ": tap it, and take the book that lights up. Taking it makes the loan.";
        return switch (kind) {
            case HOLD_READY ->
                new NoticeText(
                        "en",
                        "Your reserved book is ready",
                        "Hello,\n\n" + book + " is on the shelf.\n" + where
                                + "\nAfter that day it is kept for the next reader.\n\n" + branch + "\n");
            case HOLD_LAPSING ->
                new NoticeText(
                        "en",
                        "Your reserved book will be kept until " + day,
                        "Hello,\n\n" + book + " is still waiting for you.\n" + where
                                + "\nIf you no longer need it, cancel the reservation and the next reader can have it.\n\n"
                                + branch + "\n");
            case SEAT_CALLED -> throw new IllegalStateException("a call is not about a book");
        };
    }
}
