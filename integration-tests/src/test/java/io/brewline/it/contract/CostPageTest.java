package io.brewline.it.contract;

import static io.brewline.it.contract.CostPages.SIZES;
import static io.brewline.it.contract.CostPages.cents;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.api.junit.jupiter.InjectSoftAssertions;
import org.assertj.core.api.junit.jupiter.SoftAssertionsExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code docs/cost.md} and its model add up, and say of the stack what the templates say. */
@ExtendWith(SoftAssertionsExtension.class)
class CostPageTest {
    private static final Path TEMPLATES = Path.of("..", "infra", "cloudformation");
    private static final Pattern WHERE = Pattern.compile("(default|count) of `(.+)`");
    private static final String LOADING = "Loading, in all";
    private static final String WITH_DASHBOARDS = "With dashboards, in all";

    private static CostPages pages;

    @InjectSoftAssertions
    private SoftAssertions softly;

    @BeforeAll
    static void read() throws IOException {
        pages = new CostPages(Path.of("..", "docs"));
    }

    @Test
    void factsAreThoseOfTheTemplates() throws IOException {
        String root = Files.readString(TEMPLATES.resolve("main.yaml"));
        String all = allTemplates();
        assertThat(pages.rows("fact")).isNotEmpty();
        for (List<String> fact : pages.rows("fact")) {
            Matcher where = WHERE.matcher(fact.get(2));
            assertThat(where.matches())
                    .as("where %s stands: \"%s\"", fact.get(0), fact.get(2))
                    .isTrue();
            String found =
                    where.group(1).equals("default") ? defaultOf(where.group(2), root) : count(where.group(2), all);
            softly.assertThat(fact.get(1))
                    .as("what the page says of %s, %s", fact.get(0), fact.get(2))
                    .isEqualTo(found);
        }
    }

    @Test
    void usageIsWhatItsFormulaGives() {
        assertThat(pages.rows("usage")).isNotEmpty();
        for (List<String> usage : pages.rows("usage")) {
            for (int size : SIZES) {
                BigDecimal shown = pages.quantity(usage.get(0), size);
                softly.assertThat(shown)
                        .as("the page's usage: %s for %s", usage.get(0), sizeOf(size))
                        .isEqualTo(pages.computed(usage.get(3), size).setScale(shown.scale(), RoundingMode.HALF_UP));
            }
        }
    }

    @Test
    void eachServicesBillIsItsUsageTimesItsPrices() {
        assertThat(services()).isNotEmpty();
        for (String service : services().toList()) {
            for (int size : SIZES) {
                softly.assertThat(pages.quantity(service, size))
                        .as("the page's bill: %s for %s", service, sizeOf(size))
                        .isEqualTo(cents(billOf(service, size)));
            }
        }
    }

    @Test
    void totalsAndTheCostOfAMillionOrdersFollow() {
        for (int size : SIZES) {
            BigDecimal loading = services()
                    .filter(service -> !service.equals("Dashboards"))
                    .map(service -> pages.quantity(service, size))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            same(LOADING, size, loading);
            same(WITH_DASHBOARDS, size, loading.add(pages.quantity("Dashboards", size)));
            same("Loading a million orders", size, ofAMillionOrders(LOADING, size));
            same("A million orders, with dashboards", size, ofAMillionOrders(WITH_DASHBOARDS, size));
        }
    }

    @Test
    void whatIfsAreWhatTheirFormulasGive() {
        List<List<String>> rows = pages.rows("what if, at the base capacity");
        assertThat(rows).isNotEmpty();
        for (List<String> row : rows) {
            softly.assertThat(CostPages.number(row.get(1)))
                    .as("the page's what if: %s", row.get(0))
                    .isEqualTo(cents(pages.computed(row.get(2), 0)));
        }
    }

    private void same(String name, int size, BigDecimal expected) {
        softly.assertThat(pages.quantity(name, size))
                .as("the page's bill: %s for %s", name, sizeOf(size))
                .isEqualTo(cents(expected));
    }

    private static Stream<String> services() {
        return pages.rows("usage").stream()
                .map(usage -> usage.get(1))
                .filter(service -> !service.isEmpty())
                .distinct();
    }

    private static BigDecimal billOf(String service, int size) {
        return pages.rows("usage").stream()
                .filter(usage -> usage.get(1).equals(service))
                .map(usage -> pages.computed(usage.get(0) + " × " + usage.get(2), size))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal ofAMillionOrders(String bill, int size) {
        return pages.computed(bill + " × 1000000 / orders", size);
    }

    private static String sizeOf(int size) {
        return pages.quantity("branches", size).toPlainString() + " branches";
    }

    private static String defaultOf(String parameter, String template) {
        Matcher found = Pattern.compile("(?m)^  " + parameter + ":\n(?:    .*\n)*?    Default: \"?([^\"\n]*)")
                .matcher(template);
        return found.find() ? found.group(1) : "no such parameter";
    }

    private static String count(String text, String templates) {
        return Long.toString(Pattern.compile(Pattern.quote(text) + "(?!\\w)")
                .matcher(templates)
                .results()
                .count());
    }

    private static String allTemplates() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
        }
        return all.toString();
    }
}
