package io.brewline.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.brewline.it.planted.extract.KnowsTransform;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The house's rules about who may know whom. */
class ArchitectureTest {
    private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");
    private static final JavaClasses HOUSE = new ClassFileImporter(
                    List.of(new ImportOption.DoNotIncludeTests(), NO_TEST_JARS))
            .importPackages("io.brewline");

    private static final List<String> STAGES = List.of("extract", "transform", "load");

    @Test
    void saleKnowsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("io.brewline.sale..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.brewline.sale..")
                .check(HOUSE);
    }

    @Test
    void whatIsSharedKnowsNoStage() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "io.brewline.sale..",
                        "io.brewline.message..",
                        "io.brewline.failure..",
                        "io.brewline.branchfile..",
                        "io.brewline.aws..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.brewline.extract..", "io.brewline.transform..", "io.brewline.load..", "io.brewline.local..")
                .check(HOUSE);
    }

    @Test
    void noStageKnowsAnother() {
        stagesDoNotKnowEachOther().check(HOUSE);
    }

    @Test
    void theRuleAboutStagesSeesAViolation() {
        JavaClasses planted = new ClassFileImporter().importClasses(KnowsTransform.class);

        assertThatThrownBy(() -> stagesDoNotKnowEachOther().check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("TransformHandler");
    }

    private static ArchRule stagesDoNotKnowEachOther() {
        return classes().should(new ArchCondition<>("know no other stage") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    String from = stageOf(item);
                    String to = stageOf(dependency.getTargetClass());
                    if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
                        events.add(SimpleConditionEvent.violated(item, dependency.getDescription()));
                    }
                }
            }
        });
    }

    private static String stageOf(JavaClass type) {
        List<String> names = List.of(type.getPackageName().split("\\."));
        return STAGES.stream().filter(names::contains).findFirst().orElse("");
    }

    @Test
    void nothingOfThePipelineKnowsTheLocalMachine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.brewline.local..", "io.brewline.redshift..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.brewline.local..", "io.brewline.redshift..")
                .check(HOUSE);
    }

    @Test
    void theLocalRedshiftKnowsNothingOfBrewline() {
        noClasses()
                .that()
                .resideInAPackage("io.brewline.redshift..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are the rest of Brewline's") {
                    @Override
                    public boolean test(JavaClass target) {
                        return target.getPackageName().startsWith("io.brewline.")
                                && !target.getPackageName().startsWith("io.brewline.redshift");
                    }
                })
                .check(HOUSE);
    }

    @Test
    void onlyConfigurationsReadTheEnvironment() {
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Config")
                .and()
                .resideOutsideOfPackage("io.brewline.local.cli..")
                .and()
                .resideOutsideOfPackage("io.brewline.redshift..")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(HOUSE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.brewline.(**)").should().beFreeOfCycles().check(HOUSE);
    }
}
