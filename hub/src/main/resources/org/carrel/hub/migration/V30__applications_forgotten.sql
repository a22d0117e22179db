-- What is left of an application when it was forgotten: enough to count by, nothing to find anybody by. Months are ISO text; ended_in is
-- empty for one that nobody decided.
CREATE TABLE past_application (
    home         TEXT NOT NULL,
    submitted_in TEXT NOT NULL,
    ended_in     TEXT NOT NULL,
    how          TEXT NOT NULL
);
CREATE INDEX decided_card_application ON card_application (decided) WHERE state <> 'WAITING';
CREATE INDEX card_application_of_patron ON card_application (patron) WHERE patron IS NOT NULL;
CREATE INDEX ils_errand_of_patron ON ils_errand (patron);
CREATE INDEX ils_errand_of_loan ON ils_errand (loan);

-- Of patrons who were erased before their applications and errands were erased with them.
DELETE FROM card_application
    WHERE patron IS NOT NULL AND NOT EXISTS (SELECT 1 FROM patron WHERE patron.id = card_application.patron);
DELETE FROM ils_errand
    WHERE state IN ('DONE', 'REFUSED') AND NOT EXISTS (SELECT 1 FROM patron WHERE patron.id = ils_errand.patron);

-- Every wording that somebody may have accepted; a version has one wording for ever.
CREATE TABLE privacy_notice (
    version TEXT   NOT NULL PRIMARY KEY,
    chinese TEXT   NOT NULL,
    english TEXT   NOT NULL,
    since   BIGINT NOT NULL
);
INSERT INTO privacy_notice (version, chinese, english, since)
SELECT '2026-1',
    '本館為辦理借閱證及提供圖書館服務，蒐集您的姓名、證件號碼、出生日期、電話、電子郵件與地址，於借閱證有效期間及其後一年內，在本館及通閱圖書館內利用。證件號碼僅供查驗身分，審核後即刪除。您可以請求查詢、閱覽、複製、更正、停止利用或刪除；不提供資料者，無法申辦借閱證，仍可在館內閱覽。',
    'To issue a library card and to serve you, the library collects your name, document number, date of birth, telephone number, e-mail and address. It uses them as long as the card is valid and for a year after, in its own branches and those of its alliance. The document number only serves to check who you are and is deleted after the decision. You may ask to see, copy, correct, block or delete your data. Without them no card can be issued; reading here needs none.',
    MIN(submitted)
FROM card_application WHERE notice_version = '2026-1' HAVING COUNT(*) > 0;
