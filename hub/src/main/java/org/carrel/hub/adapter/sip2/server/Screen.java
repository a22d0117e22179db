package org.carrel.hub.adapter.sip2.server;

import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.reservation.Reservations;

/** What is shown on a terminal's screen (AF). Reasons that the services give have the same words here. */
enum Screen {
    LOGIN_FIRST("請先登入。", "Log in first."),
    VERSION_UNKNOWN("本系統使用 SIP2 2.00 版。", "This system speaks version 2.00 of the protocol."),
    UNAVAILABLE("系統暫時無法使用，請洽服務檯。", "The system is not available at the moment; please ask at the desk."),
    PIN_WRONG("密碼不正確。", "The PIN is not right."),
    PATRON_UNKNOWN("查無此讀者。", "There is no such patron."),
    MEMBERSHIP_EXPIRED("借閱證已到期，請至服務檯展延。", "The card has expired; the desk can renew it."),
    CARD_LOST("此證已掛失，請洽服務檯。", "This card was reported lost; please ask at the desk."),
    BORROWING_BLOCKED("目前停借，請洽服務檯。", "Borrowing is stopped for now; please ask at the desk."),
    SUSPENDED("目前停借中。", "Borrowing is suspended because of late returns."),
    OVERDUE_LOANS("有逾期未還的館藏，請先歸還。", "Something is overdue; return it first."),
    FEES_OWED("有未繳費用，請先繳清。", "There are unpaid fees; pay them first."),
    LOAN_LIMIT_REACHED("借閱冊數已達上限。", "The number of loans has reached its limit."),
    KIND_LIMIT_REACHED("此類館藏的借閱數已達上限。", "No more items of this kind can be borrowed."),
    ITEM_UNKNOWN("查無此館藏。", "There is no such item."),
    ITEM_NOT_LENDABLE("此館藏限館內閱覽。", "This item is for reading in the library."),
    ON_LOAN_TO_SOMEBODY_ELSE("此書已由其他讀者借閱。", "Somebody else has it on loan."),
    ON_LOAN_TO_SAME_PATRON("您已借閱此書。", "You have it on loan already."),
    HELD_FOR_SOMEBODY_ELSE("這本書已有讀者預約，請交給服務檯。", "This book is reserved for someone else. Please hand it to the desk."),
    LOAN_NOT_OPEN("此書目前不在您的借閱中。", "You do not have it on loan."),
    SOMEBODY_WAITS("已有讀者預約，無法續借。", "Somebody waits for it, so it cannot be renewed."),
    NOBODY_WAITS("無人預約。", "Nobody waits for it."),
    RECALLED("此書已被催還，無法續借。", "It was called back, so it cannot be renewed."),
    RENEWAL_LIMIT_REACHED("續借次數已達上限。", "It cannot be renewed any more."),
    OVERDUE("已逾期，請先歸還。", "It is overdue; return it first."),
    FEE_FIRST("借閱此館藏需付費，請確認。", "Borrowing it costs a fee; please agree to it."),
    NOT_ON_LOAN("此館藏並未借出。", "It was not on loan."),
    PARTS_MISSING("附件不齊，請交給服務檯。", "Parts are missing; please hand it to the desk."),
    FOR_PICKUP("已有讀者預約，請放至預約書架。", "Somebody waits for it: to the hold shelf."),
    FOR_OTHER_BRANCH("請送至其他館。", "It belongs to another branch."),
    FOR_STAFF("請交給服務檯。", "Please hand it to the desk."),
    NOT_UNDONE("無法取消此筆作業，請洽服務檯。", "It could not be taken back; please ask at the desk."),
    TITLE_UNKNOWN("查無此書目。", "There is no such title."),
    BRANCH_UNKNOWN("沒有這個取書地點。", "There is no such pickup location."),
    NOTHING_LENDABLE("此書目沒有可外借的館藏。", "No copy of this title may be lent."),
    ALREADY_HELD("您已預約此書。", "You have already reserved it."),
    ALREADY_BORROWED("您已借閱此書。", "You already have it on loan."),
    HOLD_LIMIT_REACHED("預約冊數已達上限。", "The number of holds has reached its limit."),
    NO_HOLD("沒有這筆預約。", "There is no such hold."),
    HOLD_NOT_CHANGED("此筆預約目前無法變更。", "This hold cannot be changed now."),
    MODE_UNKNOWN("不明的預約指令。", "This is no way to change a hold."),
    AMOUNT_UNREADABLE("金額無法辨識。", "The amount cannot be read."),
    FEE_UNKNOWN("查無此筆費用。", "There is no such fee."),
    MORE_THAN_OWED("金額超過應繳費用。", "It is more than is owed."),
    OTHER_CURRENCY("不收此種貨幣。", "This currency is not taken."),
    REFERENCE_REUSED("此交易編號已使用過。", "This payment's number was used for another one.");

    private final String chinese;
    private final String english;

    Screen(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    Words both() {
        return new Words(chinese, english);
    }

    static Screen of(Lending.Refusal reason) {
        return valueOf(reason.name());
    }

    static Screen of(Reservations.Refusal reason) {
        return valueOf(reason.name());
    }

    static Screen of(Ledger.Refusal reason) {
        return valueOf(reason.name());
    }
}
