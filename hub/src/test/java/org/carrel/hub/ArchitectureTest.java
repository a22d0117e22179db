package org.carrel.hub;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The library's rules know nothing of how they are kept or reached; each adapter knows one outside thing. */
@AnalyzeClasses(packages = "org.carrel.hub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> ROOT_OR_ADAPTER = DescribedPredicate.describe(
            "put the program together or are adapters",
            type -> type.getPackageName().equals("org.carrel.hub")
                    || type.getPackageName().startsWith("org.carrel.hub.adapter")
                    || type.getPackageName().startsWith("org.carrel.hub.runtime")
                    || type.getPackageName().startsWith("org.carrel.hub.office")
                    || type.getPackageName().startsWith("org.carrel.hub.settings"));

    @ArchTest
    static final ArchRule RULES_KNOW_NO_OUTSIDE = classes()
            .that(DescribedPredicate.not(ROOT_OR_ADAPTER))
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java.lang..",
                            "java.io..",
                            "java.util..",
                            "java.time..",
                            "java.text..",
                            "java.math..",
                            "java.security..",
                            "java.nio.charset..",
                            "javax.crypto..",
                            "org.carrel.contract.id..",
                            "org.carrel.contract.message..",
                            "org.carrel.contract.topic..",
                            "org.jspecify.annotations")
                    .or(DescribedPredicate.describe(
                            "rooms of the rules",
                            type -> type.getPackageName().startsWith("org.carrel.hub.")
                                    && !ROOT_OR_ADAPTER.test(type))))
            .because("rules are tried by the thousand without a database, a broker or a page");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = slices().matching("org.carrel.hub.adapter.(*)..")
            .should()
            .notDependOnEachOther()
            .because("each speaks to one outside thing, through the rules");

    @ArchTest
    static final ArchRule SQL_IN_ONE_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackage("..hub.adapter.sql..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..", "org.postgresql..", "org.flywaydb..");

    @ArchTest
    static final ArchRule HTTP_IN_ONE_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackages("..hub.adapter.http..", "org.carrel.hub")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty..");

    @ArchTest
    static final ArchRule DEVICES_MESSAGES_IN_ONE_ADAPTER = noClasses()
            .that()
            .resideOutsideOfPackage("..hub.adapter.mqtt..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.carrel.contract.codec..", "org.apache.activemq..", "io.netty..");

    @ArchTest
    static final ArchRule NOBODY_CALLS_MAIN = noClasses()
            .that()
            .doNotHaveSimpleName("Main")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Main");

    @ArchTest
    static final ArchRule PARTS_LISTS_ARE_READ_AT_THE_ROOT = noClasses()
            .that()
            .resideOutsideOfPackage("org.carrel.hub")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Wiring");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("org.carrel.hub.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a room may know the rooms that it stands on, not those that stand on it");
}
