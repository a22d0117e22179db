package org.carrel.shelf;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.carrel.shelf.pickup.state.DoorReport;
import org.carrel.shelf.pickup.state.PickupState;
import org.carrel.shelf.pickup.state.Rules;
import org.carrel.shelf.pickup.state.Timings;

/** What a shelf is for knows ports and words of the contract, never bytes, SQL, MQTT or a page. */
@AnalyzeClasses(packages = "org.carrel.shelf", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_PORTS = classes()
            .that()
            .resideInAnyPackage("..shelf.presence..", "..shelf.pickup..", "..shelf.bookdrop.sorting..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.nio.charset..",
                    "..shelf.presence..",
                    "..shelf.pickup..",
                    "..shelf.bookdrop.sorting..",
                    "..shelf.bookdrop.screen..",
                    "..shelf.panel",
                    "..contract.id..",
                    "..contract.message..",
                    "..device.port..",
                    "..device.agent",
                    "..device.tag..",
                    "org.jspecify.annotations"))
            .because("the same rules run on a board, on a laptop and in a simulation");

    @ArchTest
    static final ArchRule THE_CORE_IS_STEPPED_AND_NEVER_OPENED = noClasses()
            .that()
            .resideOutsideOfPackage("..shelf.pickup..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..shelf.pickup.visit", "..shelf.pickup.stock")
                    .or(resideInAPackage("..shelf.pickup.state")
                            .and(not(belongToAnyOf(PickupState.class, Rules.class, Timings.class, DoorReport.class)))))
            .because("what a visit, a door or a tag is due is decided in one place; others see its picture");

    @ArchTest
    static final ArchRule THE_ROOMS_OF_THE_CORE_HAVE_NO_CYCLES =
            slices().assignedFrom(roomsOfTheCore()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PRESENCE_KNOWS_NOTHING_OF_PATRONS = noClasses()
            .that()
            .resideInAPackage("..shelf.presence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..shelf.pickup..", "..device.security..", "..contract.message..")
            .because("where a tag is does not depend on whose it is");

    @ArchTest
    static final ArchRule THE_SCREEN_IS_TOLD_WHAT_TO_SHOW = noClasses()
            .that()
            .resideInAPackage("..shelf.panel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..shelf.pickup..",
                    "..shelf.presence..",
                    "..device.port..",
                    "..device.link..",
                    "..device.security..")
            .because("a screen is a picture of what was decided elsewhere");

    @ArchTest
    static final ArchRule THE_DROP_SCREEN_IS_TOLD_WHAT_TO_SHOW = noClasses()
            .that()
            .resideInAPackage("..shelf.bookdrop.screen")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..shelf.bookdrop.sorting..", "..device.port..", "..device.link..")
            .because("a screen is a picture of what was decided elsewhere");

    @ArchTest
    static final ArchRule SHELF_AND_DROP_KNOW_NOTHING_OF_EACH_OTHER = noClasses()
            .that()
            .resideInAPackage("..shelf.bookdrop..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..shelf.pickup..", "..shelf.presence..", "..shelf.panel..")
            .because("they share what is in device-firmware, and no more");

    @ArchTest
    static final ArchRule ONLY_THE_PARTS_LIST_KNOWS_LINKS = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.carrel.shelf", "..shelf.panel.web", "org.carrel.shelf.bookdrop", "..shelf.bookdrop.page")
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
            slices().matching("org.carrel.shelf.(*)..").should().beFreeOfCycles();

    /** The rules in {@code pickup} itself are a room as well: a slice by pattern would leave them out. */
    private static SliceAssignment roomsOfTheCore() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass each) {
                return each.getPackageName().startsWith("org.carrel.shelf.pickup")
                        ? SliceIdentifier.of(each.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "the rooms of the pickup core";
            }
        };
    }
}
