package org.carrel.hub.adapter.http;

/**
 * Why a request was not done: a stable code, an HTTP status and one sentence in each language. The whole list is part of the API's
 * documentation.
 */
public enum ProblemCode {
    NOT_SIGNED_IN(401, "請先登入，或附上 API 金鑰。", "Sign in first, or send an API token."),
    SIGN_IN_REFUSED(401, "帳號或密碼不符，請再試一次。", "The name and password do not match. Try again."),
    LOCKED_FOR_A_WHILE(429, "嘗試次數過多，請稍後再試。", "Too many attempts. Wait a while and try again."),
    NOT_ALLOWED(403, "這個帳號或金鑰沒有此項權限。", "This account or token may not do that."),
    CROSS_SITE(403, "這個請求不是從本頁面送出，未予處理。", "The request did not come from this page, so nothing was done."),
    UNKNOWN_ADDRESS(404, "沒有這個位址。", "There is nothing at this address."),
    NOT_FOUND(404, "查無此筆資料。", "There is no such record."),
    METHOD_NOT_ALLOWED(405, "這個位址不接受這種請求。", "This address does not take that kind of request."),
    BODY_INVALID(400, "送出的內容有誤，詳見各欄說明。", "Something in the request is not as it must be; see each point."),
    PARAMETER_INVALID(400, "位址中的參數有誤，詳見各項說明。", "A parameter in the address is not as it must be; see each point."),
    TOO_LARGE(413, "內容太大，請分次送出。", "The request is too large. Send it in parts."),
    WRONG_MEDIA_TYPE(415, "內容格式不符，請改用文件所列格式。", "Send the body in the format that the documentation names."),
    REFUSED(409, "目前無法辦理，原因列於下方。", "This cannot be done now, for the reasons given."),
    CHANGED_SINCE(412, "資料在這期間已有變動，請重新查詢後再送出。", "It has changed in the meantime. Read it again first."),
    KEY_REUSED(422, "同一個 Idempotency-Key 已用於另一項請求。", "This Idempotency-Key was used for another request."),
    TOO_MANY_REQUESTS(429, "請求過於頻繁，請稍後再試。", "Too many requests. Wait a moment and go on more slowly."),
    BUSY(503, "系統忙碌中，請稍後再試。", "The hub is busy. Try again in a moment."),
    STORE_FULL(507, "伺服器磁碟已滿，資料仍可查詢；請通知技術人員。", "The hub's disk is full. Reading works; tell a technician."),
    FAILED(500, "伺服器發生問題，請通知技術人員，並告知下列編號。", "Something went wrong in the hub. Tell a technician this number.");

    private final int status;
    private final String chinese;
    private final String english;

    ProblemCode(int status, String chinese, String english) {
        this.status = status;
        this.chinese = chinese;
        this.english = english;
    }

    public int status() {
        return status;
    }

    /** The sentence in the language of a BCP 47 tag; Chinese for {@code zh…}, English for any other. */
    public String sentence(String language) {
        return language.startsWith("zh") ? chinese : english;
    }

    public String code() {
        return Schema.word(this);
    }
}
