/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Optional;

/** The arrows between modules and into {@code internal}, checked over the compiled classes of all of them. */
@AnalyzeClasses(packages = "io.cplnprefect", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CORE = "io.cplnprefect.core..";
    private static final String CPLN = "io.cplnprefect.cpln..";
    private static final String PREFECT = "io.cplnprefect.prefect..";
    private static final String BRIDGE = "io.cplnprefect.bridge..";
    private static final String TESTKIT = "io.cplnprefect.testkit..";

    @ArchTest
    static final ArchRule core_knowsNoOtherModule = arrow(CORE, CPLN, PREFECT, BRIDGE, TESTKIT);

    @ArchTest
    static final ArchRule cplnClient_knowsCoreOnly = arrow(CPLN, PREFECT, BRIDGE, TESTKIT);

    @ArchTest
    static final ArchRule prefectClient_knowsCoreOnly = arrow(PREFECT, CPLN, BRIDGE, TESTKIT);

    @ArchTest
    static final ArchRule bridge_doesNotKnowItsTestDoubles = arrow(BRIDGE, TESTKIT);

    @ArchTest
    static final ArchRule testkit_standsAlone = arrow(TESTKIT, CORE, CPLN, PREFECT, BRIDGE);

    @ArchTest
    static final ArchRule internals_stayWithinTheirModule = noClasses().should(new DependOnInternalsOfAnotherModule());

    @ArchTest
    static final ArchRule publicMethods_declareNoCheckedException = methods()
            .that()
            .arePublic()
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("..internal..")
            .should(new DeclareOnlyInterruption());

    @ArchTest
    static final ArchRule noMethod_takesAnOptional = methods()
            .that()
            .arePublic()
            .should()
            .notHaveRawParameterTypes(DescribedPredicate.describe(
                    "an Optional", types -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class))));

    private static ArchRule arrow(String from, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    private static String module(JavaClass type) {
        String within = type.getPackageName().replaceFirst("^io\\.cplnprefect\\.", "");
        return within.replaceFirst("\\..*$", "");
    }

    private static final class DependOnInternalsOfAnotherModule extends ArchCondition<JavaClass> {
        DependOnInternalsOfAnotherModule() {
            super("depend on internals of another module");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith("io.cplnprefect."))
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().contains(".internal"))
                    .filter(dependency -> !module(dependency.getTargetClass()).equals(module(type)))
                    .forEach(dependency ->
                            events.add(SimpleConditionEvent.satisfied(dependency, dependency.getDescription())));
        }
    }

    private static final class DeclareOnlyInterruption extends ArchCondition<JavaMethod> {
        DeclareOnlyInterruption() {
            super("declare no checked exception but InterruptedException");
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            method.getExceptionTypes().stream()
                    .filter(type -> type.isAssignableTo(Exception.class))
                    .filter(type -> !type.isAssignableTo(RuntimeException.class))
                    .filter(type -> !type.isEquivalentTo(InterruptedException.class))
                    .forEach(type -> events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " declares " + type.getName())));
        }
    }
}
