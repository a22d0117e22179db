package org.carrel.hub.adapter.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.registration.Application;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Goal: nobody is shown a bare code. */
class ReasonsTest {
    @ParameterizedTest
    @EnumSource(Application.Fault.class)
    void whatAnApplicantEnteredWronglyIsSaidInBothLanguages(Application.Fault fault) {
        Fault shown = new Fault("/" + fault.field(), Schema.word(fault));
        assertTrue(Reasons.sentence(shown, "zh-Hant").endsWith("。"), shown.what());
        assertTrue(Reasons.sentence(shown, "en").endsWith("."), shown.what());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not-one-of    | shelf, kiosk               | It must be one of: shelf, kiosk
                    map-unusable  | Level 2F is named twice.   | Level 2F is named twice.
                    """)
    void aDetailBelongsToTheSentence(String code, String detail, String sentence) {
        assertEquals(sentence, Reasons.sentence(new Fault("", code, detail), "en"));
    }
}
