package org.carrel.hub.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.LoanRule;
import org.carrel.hub.lending.LoanTerms;
import org.junit.jupiter.api.Test;

/** Goal: a library can write its loan rules down as a table, and is told of everything that is wrong at once, by line and column. */
class LoanRulesFileTest {
    private static final LoanRule USUAL = LoanTerms.USUAL.rules().getLast();

    private static LoanRulesFile.Read read(String... lines) {
        return LoanRulesFile.read(List.of(lines), USUAL, USUAL.fee().currency());
    }

    @Test
    void theFirstRuleThatFitsDecidesAndWhatIsLeftOutIsAsUsual() {
        LoanRulesFile.Read read = read(
                "# who      what  where   how long",
                "patron     item  branch  days  at-most  fine  fine-max",
                "child      av    *       7     3        0     0     # no money from children",
                "*          av    *       7     5        5     100",
                "*          *     *       28    20       0     0");
        assertEquals(List.of(), read.problems());
        LoanTerms terms = LoanTerms.USUAL.withRules(read.rules());
        SiteId main = new SiteId("main");
        assertEquals(3, terms.rule("child", "av", main).atMost());
        assertEquals(5, terms.rule("adult", "av", main).atMost());
        assertEquals(28, terms.rule("child", "book", main).days());
        assertEquals(
                new Money(500, USUAL.fee().currency()),
                terms.rule("adult", "av", main).late().fine());
        assertEquals(USUAL.renewals(), terms.rule("adult", "av", main).renewals());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertEquals(
                List.of(
                        "line 2 of the loan rules: days is '0'; it must be a whole number from 1 to 365.",
                        "line 2 of the loan rules: fine is '5.555'; it must be an amount of money such as 5.",
                        "line 3 of the loan rules has 2 values for 5 columns.",
                        "the loan rules must end with one for every patron, item and branch: * * *."),
                read("patron item branch days fine", "child * * 0 5.555", "adult *")
                        .problems());
        assertEquals(
                List.of("line 1 of the loan rules: 'dayz' is no column, or is there twice; the columns are patron,"
                        + " item, branch, days, at-most, renewals, grace, recall, suspend, suspend-max, fine,"
                        + " fine-max, fee."),
                read("patron dayz", "* 5").problems());
        assertEquals(
                List.of("the loan rules below the one for every patron, item and branch are never used; put it last."),
                read("patron days", "* 28", "child 14").problems());
    }
}
