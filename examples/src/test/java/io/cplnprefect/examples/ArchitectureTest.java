/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    static final ArchRule packages_areFreeOfCycles =
            slices().assignedFrom(new Packages()).should().beFreeOfCycles();

    @ArchTest
    static final ArchRule publicTypes_exposeNoInternalType = classes()
            .that()
            .resideInAPackage("io.cplnprefect..")
            .and()
            .resideOutsideOfPackage("..internal..")
            .should(new ExposeNoInternalType());

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

    /** Every package is a slice of its own. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    /** Users can name every type that a public type extends, and every type in the signatures of its members. */
    private static final class ExposeNoInternalType extends ArchCondition<JavaClass> {
        ExposeNoInternalType() {
            super("expose no internal type");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!isVisible(type)) {
                return;
            }
            Stream<JavaType> parents = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
            report(type.getName() + " extends", parents, type, events);
            for (JavaField field : type.getFields()) {
                if (isVisible(field)) {
                    report(field.getFullName() + " has type", Stream.of(field.getType()), type, events);
                }
            }
            for (JavaCodeUnit unit : type.getCodeUnits()) {
                if (isVisible(unit)) {
                    report(unit.getFullName() + " returns", Stream.of(unit.getReturnType()), type, events);
                    report(unit.getFullName() + " accepts", unit.getParameterTypes().stream(), type, events);
                }
            }
        }

        private static void report(String subject, Stream<JavaType> types, JavaClass owner, ConditionEvents events) {
            types.flatMap(type -> type.getAllInvolvedRawTypes().stream())
                    .filter(type -> type.getPackageName().startsWith("io.cplnprefect."))
                    .filter(type -> type.getPackageName().contains(".internal"))
                    .forEach(type -> events.add(SimpleConditionEvent.violated(owner, subject + " " + type.getName())));
        }

        private static boolean isVisible(JavaClass type) {
            return type.getModifiers().contains(JavaModifier.PUBLIC)
                    && type.getEnclosingClass()
                            .map(ExposeNoInternalType::isVisible)
                            .orElse(true);
        }

        private static boolean isVisible(JavaMember member) {
            Set<JavaModifier> modifiers = member.getModifiers();
            return !modifiers.contains(JavaModifier.SYNTHETIC)
                    && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
        }
    }

    private static final class DeclareOnlyInterruption extends ArchCondition<JavaMethod> {
        DeclareOnlyInterruption() {
            super(
                    "declare no checked exception but InterruptedException, except where a method of a library is overridden");
        }

        @Override
        public void check(JavaMethod method, ConditionEvents events) {
            if (overridesMethodOfLibrary(method)) {
                return;
            }
            method.getExceptionTypes().stream()
                    .filter(type -> type.isAssignableTo(Exception.class))
                    .filter(type -> !type.isAssignableTo(RuntimeException.class))
                    .filter(type -> !type.isEquivalentTo(InterruptedException.class))
                    .forEach(type -> events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " declares " + type.getName())));
        }

        private static boolean overridesMethodOfLibrary(JavaMethod method) {
            return Stream.concat(
                            method.getOwner().getAllRawSuperclasses().stream(),
                            method.getOwner().getAllRawInterfaces().stream())
                    .filter(type -> !type.getPackageName().startsWith("io.cplnprefect"))
                    .flatMap(type -> type.getMethods().stream())
                    .anyMatch(other -> other.getName().equals(method.getName())
                            && other.getRawParameterTypes().equals(method.getRawParameterTypes()));
        }
    }
}
