package org.carrel.kiosk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.carrel.device.receipt.MaskedCard;
import org.carrel.device.receipt.QrCode;
import org.carrel.device.receipt.Receipt;

/** What a kiosk is for knows ports and words of the contract, never bytes, SQL, MQTT or a page. */
@AnalyzeClasses(packages = "org.carrel.kiosk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] CORE = {
        "..kiosk.pad..",
        "..kiosk.deed..",
        "..kiosk.checkout..",
        "..kiosk.returns..",
        "..kiosk.account..",
        "..kiosk.receipt..",
        "..kiosk.help..",
        "..kiosk.find..",
        "..kiosk.seat..",
        "..kiosk.apply..",
        "..kiosk.flow.."
    };

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_PORTS = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(CORE)
                    .or(resideInAnyPackage(
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.nio.charset..",
                            "..contract.id..",
                            "..contract.message..",
                            "..device.port..",
                            "..device.agent..",
                            "org.jspecify.annotations"))
                    // What stands on a receipt, not how it is drawn.
                    .or(belongToAnyOf(Receipt.class, MaskedCard.class)))
            .because("the same rules run on a board, on a laptop and in a simulation");

    @ArchTest
    static final ArchRule WORDS_ARE_A_FUNCTION_OF_THE_SCREEN = noClasses()
            .that()
            .resideInAPackage("..kiosk.text..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..device..")
                    .and(not(resideInAnyPackage("..device.agent..")))
                    .and(not(belongToAnyOf(QrCode.class))))
            .because("a page is what was decided elsewhere, in words");

    @ArchTest
    static final ArchRule ONLY_THE_PARTS_LIST_KNOWS_LINKS = noClasses()
            .that()
            .resideOutsideOfPackages("org.carrel.kiosk", "..kiosk.web..", "..kiosk.display")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..device.link..", "..device.board..", "..device.driver..", "..device.sync..", "..device.runtime..")
            .because("what is plugged in is decided where the program is put together");

    @ArchTest
    static final ArchRule NOBODY_CALLS_MAIN = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Main");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.carrel.kiosk.(*)..").should().beFreeOfCycles();
}
