package io.brewline.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The house's rules about who may know whom, each for the packages below a root. */
enum HouseRule {
    SALE_KNOWS_THE_JDK_ONLY {
        @Override
        ArchRule below(String root) {
            return classes()
                    .that()
                    .resideInAPackage(root + ".sale..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", root + ".sale..");
        }
    },

    WHAT_IS_SHARED_KNOWS_NO_STAGE {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(in(root, SHARED))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(in(root, STAGES));
        }
    },

    NO_STAGE_KNOWS_ANOTHER {
        @Override
        ArchRule below(String root) {
            return CompositeArchRule.of(STAGES.stream()
                    .map(stage -> (ArchRule) noClasses()
                            .that()
                            .resideInAPackage(root + "." + stage + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(in(
                                    root,
                                    STAGES.stream()
                                            .filter(other -> !other.equals(stage))
                                            .toList())))
                    .toList());
        }
    },

    NOBODY_KNOWS_WHO_WATCHES {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .resideInAnyPackage(in(
                            root,
                            Stream.concat(SHARED.stream(), STAGES.stream()).toList()))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(root + "." + WATCHER + "..");
        }
    },

    /** It looks at what the stages leave behind, and uses Load's way into the warehouse. */
    WHO_WATCHES_KNOWS_LOAD_ONLY {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + "." + WATCHER + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(in(
                            root,
                            STAGES.stream()
                                    .filter(stage -> !stage.equals("load"))
                                    .toList()));
        }
    },

    NOTHING_OF_THE_PIPELINE_KNOWS_THE_LOCAL_MACHINE {
        @Override
        ArchRule below(String root) {
            List<String> pipeline = Stream.of(SHARED, STAGES, List.of(WATCHER))
                    .flatMap(List::stream)
                    .toList();
            return noClasses()
                    .that()
                    .resideInAnyPackage(in(root, pipeline))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(root + ".local..", root + ".redshift..");
        }
    },

    THE_LOCAL_REDSHIFT_KNOWS_NOTHING_OF_BREWLINE {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + ".redshift..")
                    .should()
                    .dependOnClassesThat(new DescribedPredicate<>("are the rest of Brewline's") {
                        @Override
                        public boolean test(JavaClass target) {
                            return target.getPackageName().startsWith(root + ".")
                                    && !target.getPackageName().startsWith(root + ".redshift");
                        }
                    });
        }
    },

    ONLY_CONFIGURATIONS_READ_THE_ENVIRONMENT {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .haveSimpleNameNotEndingWith("Config")
                    .and()
                    .resideOutsideOfPackages(root + ".local.cli..", root + ".redshift..")
                    .should()
                    .callMethod(System.class, "getenv")
                    .orShould()
                    .callMethod(System.class, "getenv", String.class);
        }
    },

    NAMES_SAY_WHAT_A_CLASS_IS_FOR {
        @Override
        ArchRule below(String root) {
            return noClasses()
                    .that()
                    .resideInAPackage(root + "..")
                    .should()
                    .haveNameMatching(".*(Utils?|Helper|Manager|Impl|Base|Data)");
        }
    },

    PACKAGES_HAVE_NO_CYCLES {
        @Override
        ArchRule below(String root) {
            return slices().matching(root + ".(**)").should().beFreeOfCycles();
        }
    };

    private static final List<String> STAGES = List.of("extract", "transform", "load");
    private static final String WATCHER = "reconcile";
    private static final List<String> SHARED =
            List.of("sale", "message", "failure", "branchfile", "customer", "telemetry", "aws");

    /** The rule for Brewline's packages, were they below {@code root}. */
    abstract ArchRule below(String root);

    private static String[] in(String root, List<String> packages) {
        return packages.stream().map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
