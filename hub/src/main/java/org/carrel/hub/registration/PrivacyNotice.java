package org.carrel.hub.registration;

/**
 * What an applicant must have read before the first field (Personal Data Protection Act, article 8): who collects what for how long, and
 * what follows from refusing. Each wording has a version, which is kept with the consent.
 */
public record PrivacyNotice(String version, String chinese, String english) {
    /** To be replaced by the library's own wording. */
    public static final PrivacyNotice USUAL = new PrivacyNotice(
            "2026-1",
            "本館為辦理借閱證及提供圖書館服務，蒐集您的姓名、證件號碼、出生日期、電話、電子郵件與地址，於借閱證有效期間及其後一年內，"
                    + "在本館及通閱圖書館內利用。證件號碼僅供查驗身分，審核後即刪除。您可以請求查詢、閱覽、複製、更正、停止利用或刪除；"
                    + "不提供資料者，無法申辦借閱證，仍可在館內閱覽。",
            "To issue a library card and to serve you, the library collects your name, document number, date of birth, telephone number,"
                    + " e-mail and address. It uses them as long as the card is valid and for a year after, in its own branches and those of"
                    + " its alliance. The document number only serves to check who you are and is deleted after the decision. You may ask"
                    + " to see, copy, correct, block or delete your data. Without them no card can be issued; reading here needs none.");

    public String in(String language) {
        return language.startsWith("zh") ? chinese : english;
    }
}
