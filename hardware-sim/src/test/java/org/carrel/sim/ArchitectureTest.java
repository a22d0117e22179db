package org.carrel.sim;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The simulator is a second hand at every wire: it shares no code with the product. */
@AnalyzeClasses(packages = "org.carrel.sim", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_PRODUCT_CODE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.carrel.contract..",
                    "org.carrel.device..",
                    "org.carrel.shelf..",
                    "org.carrel.kiosk..",
                    "org.carrel.hub..")
            .because("a driver and an emulator that share code agree on shared mistakes");

    @ArchTest
    static final ArchRule ONLY_LIVE_WIRES_HAVE_THREADS_AND_SOCKETS = noClasses()
            .that()
            .resideInAnyPackage(
                    "..sim.kernel..", "..sim.world..", "..sim.tag..", "..sim.feig..", "..sim.escpos..", "..sim.disk..")
            .and()
            // Lets real processes into the virtual world, one event after the other, through a queue.
            .doNotHaveSimpleName("RealPace")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.util.concurrent..", "java.nio.channels..")
            .because("the world runs on a virtual clock, on one thread");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.carrel.sim.(*)..").should().beFreeOfCycles();
}
