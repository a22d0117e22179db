package org.carrel.device;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;

/** Protocol code is pure, ports are small, and one package touches the operating system. */
@AnalyzeClasses(packages = "org.carrel.device", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String JSPECIFY = "org.jspecify.annotations";
    private static final String[] OPERATING_SYSTEM = {
        "java.net..", "java.nio.channels..", "javax.net..", "com.fazecast..", "com.pi4j..", "org.eclipse.paho.."
    };

    /** It opens nothing. */
    private static final DescribedPredicate<JavaClass> AN_ADDRESS = type(URI.class);

    @ArchTest
    static final ArchRule TAG_CODECS_ARE_PURE = classes()
            .that()
            .resideInAPackage("..device.tag..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.io..",
                    "java.nio",
                    "java.nio.charset..",
                    "java.time..",
                    "..device.tag..",
                    "..contract.id..",
                    JSPECIFY))
            .because("a tag's bytes mean the same on every board and in every test");

    @ArchTest
    static final ArchRule DRIVERS_SPEAK_THROUGH_PORTS = classes()
            .that()
            .resideInAPackage("..device.driver..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.io..",
                    "java.nio",
                    "java.nio.charset..",
                    "java.time..",
                    "..device.driver..",
                    "..device.port..",
                    "..device.tag..",
                    "..contract.id..",
                    JSPECIFY))
            .because("the same driver runs on a serial line, on a socket and in memory");

    @ArchTest
    static final ArchRule ONE_DRIVER_DOES_NOT_KNOW_ANOTHER = slices().matching("org.carrel.device.driver.(*)..")
            .should()
            .notDependOnEachOther()
            .because("one folder is one wire protocol");

    @ArchTest
    static final ArchRule PORTS_KNOW_NOBODY = classes()
            .that()
            .resideInAPackage("..device.port..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..", "..device.port..", "..contract.id..", "..contract.message..", JSPECIFY))
            .because("agents see ports and nothing behind them");

    @ArchTest
    static final ArchRule ONLY_LINKS_TOUCH_WIRES = noClasses()
            .that()
            .resideOutsideOfPackages("..device.link..", "..device.runtime..", "..device.sync..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(OPERATING_SYSTEM).and(not(AN_ADDRESS)))
            .because("sockets, serial lines and pins are opened in one place");

    @ArchTest
    static final ArchRule ONLY_LINKS_TOUCH_SOCKETS_AND_PINS = noClasses()
            .that()
            .resideOutsideOfPackage("..device.link..")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.net..", "javax.net..", "com.fazecast..", "com.pi4j..", "org.eclipse.paho..")
                    .and(not(AN_ADDRESS)))
            .because("sync and runtime keep files and locks, never a line");

    @ArchTest
    static final ArchRule ONLY_SYNC_KEEPS_A_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackage("..device.sync..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..")
            .because("what a device must not forget lies in one store");

    @ArchTest
    static final ArchRule ONLY_SYNC_KNOWS_THE_CODEC = noClasses()
            .that()
            .resideOutsideOfPackage("..device.sync..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..contract.codec..")
            .because("messages become bytes in one place");

    @ArchTest
    static final ArchRule WHAT_AGENTS_SHARE_IS_STEPPED = classes()
            .that()
            .resideInAnyPackage("..device.agent..", "..device.reading..", "..device.security..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "..device.agent..",
                    "..device.reading..",
                    "..device.security..",
                    "..device.port..",
                    "..device.tag..",
                    "..contract.id..",
                    "..contract.message..",
                    JSPECIFY))
            .because("shelf and kiosk run the same steps, on a board as in a simulation");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_BOARD = noClasses()
            .that()
            .resideOutsideOfPackage("..device.board..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..device.board..")
            .because("a program is put together in one place, from what does not know it");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("org.carrel.device.(*)..").should().beFreeOfCycles();
}
