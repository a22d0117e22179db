package org.carrel.shelf;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What a shelf is for knows ports and words of the contract, never bytes, SQL, MQTT or a page. */
@AnalyzeClasses(packages = "org.carrel.shelf", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_PORTS = classes()
            .that()
            .resideInAnyPackage("..shelf.presence..", "..shelf.pickup..", "..shelf.security..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.nio.charset..",
                    "..shelf.presence..",
                    "..shelf.pickup..",
                    "..shelf.security..",
                    "..shelf.panel",
                    "..contract.id..",
                    "..contract.message..",
                    "..device.port..",
                    "..device.tag..",
                    "org.jspecify.annotations"))
            .because("the same rules run on a board, on a laptop and in a simulation");

    @ArchTest
    static final ArchRule PRESENCE_KNOWS_NOTHING_OF_PATRONS = noClasses()
            .that()
            .resideInAPackage("..shelf.presence..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..shelf.pickup..", "..shelf.security..", "..contract.message..")
            .because("where a tag is does not depend on whose it is");

    @ArchTest
    static final ArchRule THE_SCREEN_IS_TOLD_WHAT_TO_SHOW = noClasses()
            .that()
            .resideInAPackage("..shelf.panel..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..shelf.pickup..", "..shelf.presence..", "..shelf.security..", "..device..")
            .because("a screen is a picture of what was decided elsewhere");

    @ArchTest
    static final ArchRule ONLY_THE_PARTS_LIST_KNOWS_LINKS = noClasses()
            .that()
            .resideOutsideOfPackage("org.carrel.shelf")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..device.link..", "..device.driver..", "..device.sync..", "..device.runtime..")
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
}
