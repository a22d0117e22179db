package org.carrel.fleet.style;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** What holds in every room of the house: where time, chance and threads come from, and what is shared. */
@AnalyzeClasses(
        packages = "org.carrel",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoTestJars.class})
class ArchitectureTest {
    /** Tests of other modules come as jars, which the option for tests does not know. */
    static final class NoTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    /** Where the operating system is met; everything else is a step that is told the time. */
    private static final String[] SHELLS = {
        "..runtime..",
        "..link..",
        "..device.sync..",
        "..adapter..",
        "..device.board..",
        "..sim.console..",
        "org.carrel.fleet.clock..",
        "org.carrel.fleet.demo..",
        "org.carrel.fleet.premises.."
    };

    private static final String PARTS_LISTS = ".*\\.(Main|Demo|Board|Simulation|[A-Za-z]*Wiring)(\\$.*)?";

    @ArchTest
    static final ArchRule NOBODY_READS_THE_WALL_CLOCK = noClasses()
            .that()
            // The demo is played today.
            .resideOutsideOfPackage("org.carrel.fleet.demo..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the wall clock is an InstantSource that a program's start hands in");

    @ArchTest
    static final ArchRule THE_SYSTEM_CLOCK_IS_TAKEN_AT_THE_START = noClasses()
            .that()
            .haveNameNotMatching(PARTS_LISTS)
            .and()
            .resideOutsideOfPackage("org.carrel.fleet..")
            .should()
            .callMethod(InstantSource.class, "system")
            .because("whoever is told the time can be told another");

    @ArchTest
    static final ArchRule TICKS_ARE_READ_IN_SHELLS = noClasses()
            .that()
            .resideOutsideOfPackages(SHELLS)
            .and()
            .haveNameNotMatching(PARTS_LISTS)
            .should()
            .callMethod(System.class, "nanoTime")
            .because("a step is told the moment");

    @ArchTest
    static final ArchRule NO_CHANCE_OUT_OF_THE_AIR = noClasses()
            .should()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(Random.class)
            .because("chance comes from a source that was handed in, so that a seed repeats it");

    @ArchTest
    static final ArchRule THREADS_ARE_MADE_IN_SHELLS = noClasses()
            .that()
            .resideOutsideOfPackages(SHELLS)
            .and()
            .haveNameNotMatching(PARTS_LISTS)
            .should()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .callMethodWhere(target(owner(equivalentTo(Thread.class))).and(target(nameMatching("of.*|start.*"))))
            .orShould()
            .callMethodWhere(target(owner(equivalentTo(Executors.class))))
            .orShould()
            .callMethodWhere(
                    target(owner(equivalentTo(CompletableFuture.class))).and(target(nameMatching(".*Async"))))
            .because("agents, drivers and services are steps");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .should()
            .callMethodWhere(target(owner(equivalentTo(Thread.class))).and(target(nameMatching("sleep"))))
            .because("a wait has a condition and a deadline");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .and()
            .doNotHaveName("$assertionsDisabled")
            .should()
            .beFinal()
            .because("the simulation runs many devices side by side in one machine");

    @ArchTest
    static final ArchRule NO_UNORDERED_COLLECTIONS_IN_STEPS = noClasses()
            .that()
            .resideOutsideOfPackages(SHELLS)
            .should()
            .dependOnClassesThat(equivalentTo(HashMap.class).or(equivalentTo(HashSet.class)))
            .because("their order differs from run to run, and a seed must repeat");
}
