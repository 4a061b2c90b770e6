package io.brewline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.it.endtoend.Machine;
import io.brewline.it.endtoend.Warehouse;
import io.brewline.local.overview.OverviewPage;
import io.brewline.local.overview.OverviewReader;
import io.brewline.local.overview.PeriodChoice;
import io.brewline.local.report.RunResult;
import io.brewline.local.report.RunResult.Status;
import io.brewline.local.report.TextReport;
import io.brewline.sale.BranchName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Formulas, SQL, markup and paths as branches, products, flavours, sizes and file names go through the whole pipeline, and
 * are the same text wherever they come out.
 */
@Timeout(180)
class HostileNamesTest {
    private static final List<String> WORDS = Stream.of(
                    HostileWords.FORMULAS, HostileWords.SQL, HostileWords.MARKUP, HostileWords.PATHS)
            .flatMap(List::stream)
            .filter(word -> word.chars().anyMatch(Character::isLetter))
            .toList();

    private static final List<String> FILES = List.of(
            "'; DROP TABLE sales.orders; --.csv",
            "<img src=x onerror=alert(1)>.csv",
            "{{mustache}}${x}%s%n.csv",
            "=HYPERLINK(A1).csv",
            "a\n2026-01-01T00:00:00.000Z ERROR io.brewline planted\n.csv",
            "\"quoted\" \u001B[2J.csv");

    private static final String LOG_LINE = "\\d{4}-\\d\\d-\\d\\dT\\S+Z (TRACE|DEBUG|INFO|WARN|ERROR) .*";

    private static RunResult result;
    private static Document page;
    private static List<String> branches;
    private static List<String> types;
    private static List<String> keys;
    private static long orders;
    private static List<String> log;
    private static List<String> alerts;

    @BeforeAll
    static void run(@TempDir Path folder) throws Exception {
        Path home = folder.resolve("state");
        try (Machine machine = Machine.start(home)) {
            result = machine.run(files(folder.resolve("landing")));
            LoggerFactory.getLogger("io.brewline.planted").warn("Planted: {}", FILES.get(4));
            Warehouse warehouse = machine.warehouse();
            branches = warehouse.rows("SELECT branch_name FROM sales.branches");
            types = warehouse.rows("SELECT product_type FROM sales.products");
            keys = warehouse.rows("SELECT object_key FROM etl.file_versions");
            orders = Long.parseLong(warehouse
                    .rows("SELECT COUNT(DISTINCT order_id) FROM sales.orders")
                    .get(0));
            alerts = machine.pipeline().alerts().published().stream()
                    .map(alert -> alert.text())
                    .toList();
            try (Connection connection = machine.pipeline().warehouse().connect()) {
                page = Jsoup.parse(new OverviewPage()
                        .html(
                                new OverviewReader(connection).read(new PeriodChoice(null, null, null)),
                                LocalDateTime.parse("2026-03-02T18:30:00")));
            }
        }
        log = Files.readAllLines(home.resolve("brewline.log"));
        alerts = Stream.concat(alerts.stream(), Files.readAllLines(home.resolve("alerts.jsonl")).stream())
                .toList();
    }

    /** Each file holds every word in every place, under a branch of its own; a last one is refused, and alerted. */
    private static List<Path> files(Path landing) throws IOException {
        Files.createDirectories(landing);
        List<Path> files = new ArrayList<>();
        for (String name : FILES) {
            List<String> rows = new ArrayList<>();
            for (int i = 0; i < WORDS.size(); i++) {
                String word = WORDS.get(i);
                rows.add(cells("01/02/2026 09:%02d".formatted(i), word, "Ada Thorne", word + " - " + word + " - 1.00"));
            }
            files.add(Files.write(landing.resolve(files.size() + name), rows));
        }
        files.add(Files.writeString(landing.resolve("refused\nFile: elsewhere.csv"), "nothing,of,ours\n"));
        return files;
    }

    private static String cells(String... cells) {
        return Stream.concat(Stream.of(cells), Stream.of("1.00", "CASH", ""))
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    @Test
    void allOfItIsLoadedAsItWasTyped() {
        assertThat(result.files().subList(0, FILES.size()))
                .allMatch(file -> file.rejected() == 0 && file.status() != Status.REFUSED);
        assertThat(orders).isEqualTo(WORDS.size());
        assertThat(types).containsExactlyInAnyOrderElementsOf(WORDS);
        assertThat(branches)
                .containsExactlyInAnyOrderElementsOf(WORDS.stream()
                        .map(word -> BranchName.parse(word).orElseThrow().value())
                        .toList());
        assertThat(keys).hasSize(FILES.size() + 1);
        assertThat(FILES).allMatch(name -> keys.stream().anyMatch(key -> key.endsWith(name)));
    }

    @Test
    void inTheReportsPageItIsText() {
        // The figures, the library and the charts; whatever else a word would bring is not there.
        assertThat(page.select("script")).hasSize(3);
        assertThat(page.select("img, b, iframe, form, a[href^=javascript], [onerror]"))
                .isEmpty();
        List<String> shown = page.select("th[scope=row] bdi").eachText();
        assertThat(branches).allMatch(shown::contains);
        assertThat(shown).anyMatch(text -> text.contains("<script>alert(1)</script>"));
        assertThat(page.text()).contains("{{mustache}}");
    }

    @Test
    void aKeyBeginsNoLineOfALogOrAnAlert() {
        assertThat(log).anyMatch(line -> line.contains("Planted: a?2026")).allMatch(line -> line.matches(LOG_LINE));
        assertThat(log).noneMatch(line -> line.startsWith("2026-01-01T00:00:00.000Z ERROR"));
        assertThat(alerts).isNotEmpty().noneMatch(text -> text.contains("\nFile: elsewhere.csv"));
        assertThat(alerts.get(alerts.size() - 1)).satisfies(line -> new JsonMapper().readTree(line));
    }

    @Test
    void aKeyCommandsNoTerminal() {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        new TextReport(new PrintStream(shown, true, StandardCharsets.UTF_8)).print(result);

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("?[2J")
                .doesNotContain("\u001B")
                .doesNotContainPattern("(?m)^2026-01-01T00:00:00.000Z ERROR");
    }
}
