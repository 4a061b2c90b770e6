package io.brewline.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The house keeps its rules, and each rule sees a class that breaks it. */
class ArchitectureTest {
    private static final String ROOT = "io.brewline";
    private static final ImportOption NO_TEST_JARS = location -> !location.contains("-tests.jar");
    private static final JavaClasses HOUSE =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests(), NO_TEST_JARS)).importPackages(ROOT);

    private static final String PLANTED_ROOT = "io.brewline.it.planted";
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

    @ParameterizedTest
    @EnumSource
    void theHouseKeepsTheRule(HouseRule rule) {
        rule.below(ROOT).check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void theRuleSeesAPlantedViolation(HouseRule rule) {
        assertThatThrownBy(() -> rule.below(PLANTED_ROOT).check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(PLANTED_ROOT);
    }
}
