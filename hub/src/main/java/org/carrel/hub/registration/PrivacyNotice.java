package org.carrel.hub.registration;

/**
 * What an applicant must have read before the first field (Personal Data Protection Act, article 8): who collects what for how long, and
 * what follows from refusing. Each wording has a version, which is kept with the consent.
 */
public record PrivacyNotice(String version, String chinese, String english) {
    /** How long {@link #USUAL} says that an application is kept after the decision, or after it came in when nobody decides it. */
    public static final int USUAL_DAYS = 365;

    public static final int TEXT_MAX = 4_000;
    private static final String VERSION = "[A-Za-z0-9._-]{1,32}";

    /** What a library gets that has no wording of its own. */
    public static final PrivacyNotice USUAL = new PrivacyNotice(
            "2026-2",
            "本館為辦理借閱證及提供圖書館服務，蒐集您的姓名、證件號碼、出生日期、電話、電子郵件與地址，在本館及通閱圖書館內利用。"
                    + "證件號碼僅供查驗身分，審核後即刪除。其餘申請資料自審核之日起、未經審核者自送出之日起，保存一年後刪除；"
                    + "借閱證所需之姓名與電子郵件，保存至您請求刪除為止。您可以請求查詢、閱覽、複製、更正、停止利用或刪除；"
                    + "不提供資料者，無法申辦借閱證，仍可在館內閱覽。",
            "To issue a library card and to serve you, the library collects your name, document number, date of birth, telephone number,"
                    + " e-mail and address. It uses them in its own branches and those of its alliance. The document number only serves"
                    + " to check who you are and is deleted after the decision. The rest of the application is deleted a year after the"
                    + " decision, or a year after it was sent in when nobody decides it; your name and e-mail, which the card needs, are"
                    + " kept until you ask to have them deleted. You may ask to see, copy, correct, block or delete your data. Without"
                    + " them no card can be issued; reading here needs none.");

    public PrivacyNotice {
        if (!version.matches(VERSION)) {
            throw new IllegalArgumentException(
                    "a version is 1 to 32 letters, digits, points and hyphens, not " + version);
        }
        for (String text : new String[] {chinese, english}) {
            if (text.isBlank() || text.length() > TEXT_MAX) {
                throw new IllegalArgumentException(
                        "a notice has 1 to " + TEXT_MAX + " characters, not " + text.length());
            }
        }
    }

    public String in(String language) {
        return language.startsWith("zh") ? chinese : english;
    }
}
