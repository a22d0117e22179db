package org.carrel.contract;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import java.util.UUID;

/** What the contract may lean on: the platform, itself, and one streaming parser in one package. */
@AnalyzeClasses(packages = "org.carrel.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String JSPECIFY = "org.jspecify.annotations";

    private static final DescribedPredicate<JavaClass> IN_A_NULL_MARKED_PACKAGE = describe(
            "in a package marked with @NullMarked",
            type -> type.getPackage().isAnnotatedWith(JSPECIFY + ".NullMarked"));

    @ArchTest
    static final ArchRule ONLY_THE_PLATFORM_AND_THE_CONTRACT = classes()
            .that()
            .resideOutsideOfPackage("..codec..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage("java..", "javax.crypto..", "org.carrel.contract..", JSPECIFY))
            .because("hub and devices of any make share it, so it must drag nothing along");

    @ArchTest
    static final ArchRule ONE_PARSER_IN_THE_CODEC = classes()
            .that()
            .resideInAPackage("..codec..")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage("java..", "org.carrel.contract..", "tools.jackson.core..", JSPECIFY))
            .because("the JDK has no JSON parser; one streaming parser is the only library here");

    @ArchTest
    static final ArchRule THE_PARSER_IN_ONE_CLASS = noClasses()
            .that()
            .haveNameNotMatching(".*\\.JsonText(\\$.*)?")
            .should()
            .dependOnClassesThat(resideInAPackage("tools.jackson.."))
            .because("everything else works on our own tree, whoever parses it");

    @ArchTest
    static final ArchRule DEPENDENCIES_POINT_INWARD = slices().matching("org.carrel.contract.(*)..")
            .should()
            .beFreeOfCycles()
            .because("ids, then messages and topics, then the codec");

    @ArchTest
    static final ArchRule NO_CLOCK_NO_CHANCE_NO_THREAD = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Random.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .because("the contract is values and pure functions; the same input gives the same output");

    @ArchTest
    static final ArchRule NO_UNORDERED_COLLECTIONS = noClasses()
            .should()
            .dependOnClassesThat(equivalentTo(HashMap.class).or(equivalentTo(HashSet.class)))
            .because("their order differs from run to run; LinkedHashMap keeps the order written");

    @ArchTest
    static final ArchRule NO_STATIC_STATE = fields().that()
            .areStatic()
            .should()
            .beFinal()
            .because("static state is shared by devices that the simulation runs side by side");

    @ArchTest
    static final ArchRule NO_LOCKS =
            noFields().should().haveModifier(JavaModifier.VOLATILE).because("values need no locks");

    @ArchTest
    static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED = classes().should(be(IN_A_NULL_MARKED_PACKAGE));
}
