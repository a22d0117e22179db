package org.carrel.hub.notice;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.carrel.hub.notice.Notices.CallNews;

/** A call in words: the number, where, and until what time by the clock. */
final class CallText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private CallText() {}

    static NoticeText of(String language, String branch, CallNews news, ZoneId zone) {
        String until = TIME.withZone(zone).format(news.until());
        CallNews.Where where = news.where();
        return language.startsWith("zh")
                ? new NoticeText(
                        "zh-Hant",
                        "叫到您了：" + news.number() + "，請於 " + until + " 前報到",
                        "您好：\n\n" + where.zoneZh() + "有位子了，您的號碼是 " + news.number() + "，座位 " + where.seat()
                                + "。\n請於 " + until + " 前，持借閱證到" + where.placeZh()
                                + "報到；同行的人都要帶證。\n逾時視同放棄，座位會留給下一位。\n\n" + branch + "\n")
                : new NoticeText(
                        "en",
                        "Your number " + news.number() + " is called: come before " + until,
                        "Hello,\n\nThere is a seat for you in " + where.zoneEn() + ": number " + news.number()
                                + ", seat "
                                + where.seat() + ".\nCome to " + where.placeEn() + " before " + until
                                + " with your library card; everybody in your party needs theirs.\nAfter that the seat is"
                                + " offered to the next.\n\n" + branch + "\n");
    }
}
