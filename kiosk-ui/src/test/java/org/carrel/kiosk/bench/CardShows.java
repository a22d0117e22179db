package org.carrel.kiosk.bench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardRejection;
import org.carrel.contract.message.card.CardState;
import org.carrel.kiosk.apply.CardVisit;
import org.carrel.kiosk.apply.NoticePages;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.find.Typing;
import org.carrel.kiosk.flow.CardScreen;
import org.carrel.kiosk.flow.CardScreen.Keys;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.View;

/** Every screen about an application for a card, by a name for its picture. */
final class CardShows {
    private static final Instant SENT = Instant.parse("2026-12-01T02:00:00Z");
    static final KioskAnswer.NoticeTold NOTICE = new KioskAnswer.NoticeTold(
            "2026-1",
            "本館為辦理借閱證及提供圖書館服務，蒐集您的姓名、證件號碼、出生日期、電話、電子郵件與地址，於借閱證有效期間及其後一年內，"
                    + "在本館及通閱圖書館內利用。證件號碼僅供查驗身分，審核後即刪除。您可以請求查詢、閱覽、複製、更正、停止利用或刪除；"
                    + "不提供資料者，無法申辦借閱證，仍可在館內閱覽。",
            "To issue a library card and to serve you, the library collects your name, document number, date of birth, telephone number,"
                    + " e-mail and address. It uses them as long as the card is valid and for a year after, in its own branches and those of"
                    + " its alliance. The document number only serves to check who you are and is deleted after the decision. You may ask"
                    + " to see, copy, correct, block or delete your data. Without them no card can be issued; reading here needs none.");

    private CardShows() {}

    /** @param rows so many lines fit */
    static SortedMap<String, Screen> all(View view, int rows) {
        SortedMap<String, Screen> all = new TreeMap<>();
        all.put("95-card-begin", new CardScreen.Begin(true));
        all.put("95-card-begin-offline", new CardScreen.Begin(false));
        String text = view.language().pick(NOTICE.chinese(), NOTICE.english());
        List<String> pages = NoticePages.of(text, CardScreen.NOTICE_LEAST + CardScreen.NOTICE_OF_A_ROW * rows);
        all.put("95-card-notice", new CardScreen.Notice("2026-1", pages, 0, true));
        all.put("95-card-notice-last", new CardScreen.Notice("2026-1", pages, pages.size() - 1, true));
        all.put("96-card-name", fill(CardField.NAME, keys(Layout.ZHUYIN, "王小", true), Optional.empty()));
        all.put(
                "96-card-name-syllable",
                fill(
                        CardField.NAME,
                        new Keys(
                                Typing.in(Layout.ZHUYIN)
                                        .replaced("王小")
                                        .key('a')
                                        .key('u')
                                        .key('/')
                                        .key('6'),
                                List.of("明", "名", "鳴", "銘", "冥", "茗"),
                                0,
                                9,
                                false),
                        Optional.empty()));
        all.put(
                "96-card-document-wrong",
                fill(
                        CardField.DOCUMENT,
                        keys(Layout.LETTERS, "A123456788", false),
                        Optional.of(new CardVisit.Checked(
                                "A123456788", "", List.of(CardFault.DOCUMENT_WRONG_CHECK_DIGIT)))));
        all.put(
                "96-card-born",
                fill(
                        CardField.BORN,
                        keys(Layout.DIGITS, "560312", true),
                        Optional.of(new CardVisit.Checked("560312", "1967-03-12", List.of()))));
        all.put("96-card-email-empty", fill(CardField.EMAIL, keys(Layout.MAIL, "", true), Optional.empty()));
        CardVisit visit = filled();
        int lines = Math.max(2, rows);
        all.put("97-card-review", new CardScreen.Review(visit, 0, lines, true));
        all.put("97-card-review-offline", new CardScreen.Review(visit, Math.max(0, 7 - lines), lines, false));
        all.put("98-card-sent", new CardScreen.Sent("7KQ2WMNB3XRT9FHDACVP"));
        all.put("98-card-not-sent", new CardScreen.NotSent(List.of(CardFault.NAME_MISSING), true));
        all.put("98-card-unanswered", new CardScreen.NotSent(List.of(), true));
        all.put("99-card-enter", new CardScreen.Enter(keys(Layout.LETTERS, "7KQ2WMNB3XRT", true), true));
        for (CardState state : CardState.values()) {
            List<CardRejection> reasons =
                    state == CardState.REJECTED ? List.of(CardRejection.GUARDIAN_MUST_COME) : List.of();
            all.put(
                    "99-card-state-" + state,
                    new CardScreen.Told(new KioskAnswer.ApplicationTold(state, SENT, reasons)));
        }
        all.put("99-card-unknown", new CardScreen.Unknown());
        all.put("99-card-stuck", new CardScreen.Stuck());
        return all;
    }

    private static CardScreen fill(CardField field, Keys keys, Optional<CardVisit.Checked> word) {
        return new CardScreen.Fill(field, keys, word, true);
    }

    private static Keys keys(Layout layout, String text, boolean goes) {
        return new Keys(Typing.in(layout).replaced(text), List.of(), 0, 0, goes);
    }

    private static CardVisit filled() {
        List<String> texts =
                List.of(Screens.CANARY, "A123456789", "560312", "0422625100#1111", "", "402", "臺中市南區五權南路100號12樓之3");
        CardVisit visit = CardVisit.NONE;
        for (CardField field : CardField.values()) {
            visit = visit.opened(field, false, Layout.LETTERS);
            visit = visit.typed(visit.typing().replaced(texts.get(field.number() - 1)), CardVisit.NEVER);
        }
        return visit.checked(CardField.BORN, new CardVisit.Checked("560312", "1967-03-12", List.of()));
    }
}
