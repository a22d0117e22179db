package org.carrel.hub.adapter.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The reasons of a refusal as sentences for people; every stable code that the domain gives has its words here. */
final class Reasons {
    private static final Map<String, Words> WORDS = words();

    private Reasons() {}

    record Words(String chinese, String english) {}

    static String sentence(List<String> reasons, String language) {
        boolean chinese = language.startsWith("zh");
        return reasons.stream()
                .map(reason -> WORDS.getOrDefault(reason, new Words(reason, reason)))
                .map(words -> chinese ? words.chinese() : words.english())
                .collect(Collectors.joining(chinese ? "" : " "));
    }

    static String sentence(Problem.Fault fault, String language) {
        String said = knows(fault.what()) ? sentence(List.of(fault.what()), language) : "";
        return said.isEmpty() ? fault.detail().isEmpty() ? fault.what() : fault.detail() : said + fault.detail();
    }

    static boolean knows(String reason) {
        return WORDS.containsKey(reason);
    }

    private static Map<String, Words> words() {
        Map<String, Words> words = new TreeMap<>(SeatReasons.words());
        words.putAll(faults());
        words.putAll(accounts());
        words.put("patron-unknown", new Words("查無此讀者。", "There is no such patron."));
        words.put("membership-expired", new Words("借閱證已到期，請至服務檯展延。", "The card has expired; the desk can renew it."));
        words.put(
                "borrowing-blocked", new Words("目前停借，請洽服務檯。", "Borrowing is stopped for now; please ask at the desk."));
        words.put("title-unknown", new Words("查無此書目。", "There is no such title."));
        words.put("branch-unknown", new Words("沒有這個館別。", "There is no such branch."));
        words.put("nothing-lendable", new Words("此書目沒有可外借的館藏。", "No copy of this title may be lent."));
        words.put("already-held", new Words("這位讀者已預約此書。", "This patron has already reserved it."));
        words.put("already-borrowed", new Words("這位讀者已借閱此書。", "This patron already has it on loan."));
        words.put("hold-limit-reached", new Words("預約冊數已達上限。", "The number of holds has reached its limit."));
        words.put("loan-limit-reached", new Words("借閱冊數已達上限。", "The number of loans has reached its limit."));
        words.put(
                "suspended",
                new Words("逾期停借中，期滿後即可借閱。", "Borrowing is stopped for some days because of late returns."));
        words.put("overdue-loans", new Words("尚有逾期未還的館藏，請先歸還。", "Something on loan is overdue; return it first."));
        words.put("fees-owed", new Words("尚有應繳費用，請先繳清。", "Fees are owed; pay them first."));
        words.put(
                "kind-limit-reached",
                new Words("此類館藏借閱件數已達上限。", "The number of loans of this kind has reached its limit."));
        words.put("recalled", new Words("已有讀者預約，本館已請提前歸還。", "It was called back for somebody who waits."));
        words.put("nobody-waits", new Words("目前沒有讀者等候此館藏。", "Nobody waits for it."));
        words.put("fee-not-agreed", new Words("借閱此館藏須付費，請先確認。", "Borrowing it costs something; agree to it first."));
        words.put("not-on-loan", new Words("這位讀者並未借閱此館藏。", "This patron does not have it on loan."));
        words.put(
                "not-returned",
                new Words("此館藏最近一次並非歸還，無法取消。", "Its return is not what happened last, so it cannot be undone."));
        words.put("too-late", new Words("已超過可取消的時間。", "It is too late to undo it."));
        words.put("renewed-since", new Words("已經續借，無法取消。", "It was renewed since, so it cannot be undone."));
        words.put("given-away-since", new Words("已分配給下一位讀者，無法取消。", "It has gone to the next patron since."));
        words.put(
                "hold-not-in-this-state",
                new Words("此筆預約目前的狀態無法如此變更。", "The hold cannot be changed so in its present state."));
        words.put("open-loans", new Words("尚有未還的館藏。", "Something is still on loan."));
        words.put("open-seats", new Words("尚有座位或候補未結束。", "A seat or a number is still theirs."));
        words.put("open-holds", new Words("尚有預約未取消。", "Holds are still open."));
        words.put("open-fees", new Words("尚有應繳費用。", "Fees are still owed."));
        words.put(
                "library-system-not-told",
                new Words(
                        "尚有紀錄未傳送至圖書館系統，請稍後再試。",
                        "The library system has not been told of everything yet; try again later."));
        words.put("backup-under-way", new Words("備份正在進行。", "A backup is being made already."));
        words.put(
                "backups-elsewhere",
                new Words("資料庫在伺服器上，備份由該伺服器負責。", "The database is on a server, which makes its own backups."));
        words.put("too-many-webhooks", new Words("通知對象已達上限。", "There are as many webhooks as the hub serves."));
        words.put("item-unknown", new Words("查無此館藏。", "There is no such item."));
        words.put("item-not-lendable", new Words("此館藏限館內閱覽。", "This item is for reading in the library."));
        words.put("on-loan-to-somebody-else", new Words("此書已由其他讀者借閱。", "Somebody else has it on loan."));
        words.put("on-loan-to-same-patron", new Words("這位讀者已借閱此書。", "This patron already has it on loan."));
        words.put(
                "held-for-somebody-else",
                new Words("這本書已有讀者預約，請交給服務檯。", "This book is reserved for someone else. Please hand it to the desk."));
        words.put("loan-not-open", new Words("此筆借閱已結束。", "This loan has ended."));
        words.put("somebody-waits", new Words("已有讀者預約，無法續借。", "Somebody waits for it, so it cannot be renewed."));
        words.put("renewal-limit-reached", new Words("續借次數已達上限。", "It cannot be renewed any more."));
        words.put("overdue", new Words("已逾期，請先歸還。", "It is overdue; return it first."));
        words.put("hold-unknown", new Words("查無此筆預約。", "There is no such hold."));
        words.put("hold-ended", new Words("此筆預約已結束。", "This hold has ended."));
        moreWords(words);
        return words;
    }

    private static Map<String, Words> accounts() {
        Map<String, Words> words = new TreeMap<>();
        words.put("loan-unknown", new Words("這位讀者沒有這筆借閱。", "This patron has no such loan."));
        words.put("not-suspended", new Words("這位讀者沒有逾期停借。", "No late return keeps this patron from borrowing."));
        words.put("fee-unknown", new Words("查無此筆費用。", "There is no such fee."));
        words.put("more-than-owed", new Words("金額超過應繳費用。", "It is more than is owed."));
        words.put("other-currency", new Words("不接受此幣別。", "Fees are owed in another currency."));
        words.put(
                "reference-reused",
                new Words("同一個繳費編號已用於另一筆金額。", "This payment reference was used for another amount."));
        return words;
    }

    private static void moreWords(Map<String, Words> words) {
        words.put("device-unknown", new Words("沒有這台設備。", "There is no such device."));
        words.put(
                "code-refused",
                new Words(
                        "登錄碼不符、已使用或已逾時，請重新取得登錄碼。", "The code is wrong, used or out of time. Ask staff for a new one."));
        words.put("request-unusable", new Words("憑證申請無法使用。", "The certificate request cannot be used."));
        words.put("device-there-already", new Words("這台設備已登錄。", "This device is enrolled already."));
        words.put("compartment-unknown", new Words("這台設備沒有這個格位。", "This device has no such compartment."));
        words.put("validity-out-of-range", new Words("有效時間須為 1 秒至 1 天。", "A command is valid for 1 second to 1 day."));
        words.put(
                "too-many-open",
                new Words(
                        "這台設備待執行的指令已滿，請先查看設備狀況。", "Too many commands wait for this device; look at the device first."));
        words.put(
                "request-key-reused", new Words("同一個請求編號已用於另一項指令。", "This request key was used for another command."));
        words.put("alarm-not-open", new Words("此項警示已解除。", "This alarm is over already."));
        words.put("help-call-not-open", new Words("已有館員回應。", "A member of staff has answered already."));
        words.put("conflict-not-open", new Words("此項已處理完畢。", "This has been dealt with already."));
        words.put("login-taken", new Words("這個帳號已有人使用。", "This account name is taken."));
        words.put("branch-has-no-map", new Words("這個館別沒有樓層圖。", "This branch has no floor map."));
        words.put(
                "place-unknown",
                new Words("樓層圖上找不到這個索書號。", "The floor map does not say where this call number stands."));
        words.put("landmark-unknown", new Words("樓層圖上沒有這個起點。", "The floor map has no such starting point."));
        words.put(
                "no-way-without-steps",
                new Words("沒有無階梯的路線，請洽服務檯。", "There is no way without steps; please ask at the desk."));
        words.put("no-way", new Words("沒有可走的路線，請洽服務檯。", "There is no way; please ask at the desk."));
        words.put("application-decided-before", new Words("這件申請已審核完畢。", "This application was decided before."));
        words.put("too-many-cards", new Words("這位讀者的卡片數已達上限。", "This patron has as many cards as anybody may have."));
        words.put("card-or-pin-wrong", new Words("卡號或密碼不符。", "The card and the PIN do not match."));
        words.put("card-taken", new Words("這張卡已有其他讀者使用。", "This card is somebody else's already."));
    }

    /** What is wrong with what was sent. */
    private static Map<String, Words> faults() {
        Map<String, Words> words = new TreeMap<>();
        words.put("missing", new Words("此欄必填。", "This must be given."));
        words.put("must-be-given", new Words("此項必填。", "This must be given."));
        words.put("one-must-be-named", new Words("請至少指定其中一項。", "At least one of them must be named."));
        words.put("wrong-type", new Words("資料型別不符。", "This is not of the right type."));
        words.put("wrong-form", new Words("格式不符。", "This does not have the right form."));
        words.put("too-long", new Words("內容太長。", "This is too long."));
        words.put("too-many", new Words("項目太多。", "These are too many."));
        words.put("out-of-range", new Words("超出可用的範圍。", "This is out of range."));
        words.put("not-one-of", new Words("須為下列之一：", "It must be one of: "));
        words.put("unknown-member", new Words("沒有這個欄位。", "There is no such member."));
        words.put("unknown-parameter", new Words("沒有這個參數。", "There is no such parameter."));
        words.put("object-expected", new Words("須為 JSON 物件。", "A JSON object is expected."));
        words.put("not-json", new Words("這不是完整的 JSON。", "This is not well-formed JSON."));
        words.put("not-complete", new Words("內容沒有傳完，請再送一次。", "It did not arrive whole. Send it again."));
        words.put(
                "changes-each-time",
                new Words("這張卡片每次感應的號碼都不同，無法使用。", "This card shows another number each time and cannot be used."));
        words.put(
                "notice-not-accepted", new Words("請先閱讀並同意個人資料告知事項。", "The privacy notice must be read and accepted."));
        words.put("notice-has-changed", new Words("告知事項已更新，請重新閱讀。", "The privacy notice has changed; read it again."));
        words.put("name-missing", new Words("請填寫姓名。", "A name is needed."));
        words.put("document-wrong-form", new Words("證件號碼格式不符。", "The document's number does not have the right form."));
        words.put(
                "document-wrong-check-digit",
                new Words("證件號碼有誤，請再核對一次。", "The document's number is mistyped; check each character."));
        words.put(
                "document-no-longer-valid",
                new Words("舊式統一證號已停用，請改填新式號碼。", "Numbers of the old form are no longer valid; give the new one."));
        words.put("born-impossible", new Words("出生日期有誤。", "The date of birth cannot be right."));
        words.put("phone-wrong-form", new Words("電話號碼格式不符。", "The telephone number does not have the right form."));
        words.put("email-wrong-form", new Words("電子郵件地址格式不符。", "The e-mail address does not have the right form."));
        words.put(
                "address-wrong-form",
                new Words("地址或郵遞區號格式不符。", "The address or its postal code does not have the right form."));
        words.put("chip-wrong-form", new Words("卡片號碼格式不符。", "The chip's number does not have the right form."));
        words.put("chip-changes-each-time", words.get("changes-each-time"));
        return words;
    }
}
