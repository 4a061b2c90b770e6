package io.brewline.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.local.report.RunResult.AlertResult;
import io.brewline.local.report.RunResult.FileResult;
import io.brewline.local.report.RunResult.Status;
import io.brewline.local.report.RunResult.Totals;
import io.brewline.local.report.RunResult.WarehouseTotals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TextReportTest {
    private static final WarehouseTotals WAREHOUSE =
            WarehouseTotals.of(1654, 11596, 21759, new BigDecimal("4167.5"), 3, 47);

    @Test
    void aRowForEachFileAndOneForAll() {
        String text = print(List.of(
                file("leeds.csv", Status.LOADED, 1250, Map.of()),
                file("york.csv", Status.PARTLY_LOADED, 10, Map.of("branch_unknown", 2L))));

        assertThat(text)
                .containsPattern("file +status +rows +orders +lines +rejected +duplicate +known before +why")
                .containsPattern("leeds\\.csv +loaded +1,250 +")
                .containsPattern("york\\.csv +partly loaded +10 .* 2 branch_unknown")
                .containsPattern("2 files +1,260 ")
                .contains("  branch_unknown: The branch is empty or N/A");
    }

    @Test
    void manyReasonsOfAFileAreTheMostFrequentTwoAndHowManyMore() {
        String text = print(List.of(file(
                "york.csv",
                Status.PARTLY_LOADED,
                90,
                Map.of("branch_unknown", 2L, "total_mismatch", 9L, "payment_unknown", 5L, "missing_field", 1L))));

        assertThat(text).contains("9 total_mismatch, 5 payment_unknown, 3 more");
    }

    @Test
    void theWarehouseInOneLine() {
        assertThat(print(List.of(file("leeds.csv", Status.UNCHANGED, 1, Map.of()))))
                .contains("1 file ")
                .contains("In the warehouse now: 1,654 orders, 11,596 lines, 21,759 units, £4,167.50, 3 branches, 47"
                        + " products. (3.2 s)");
    }

    @Test
    void alertsByTheirSubjects() {
        FileResult file = file("zero.csv", Status.REFUSED, 0, Map.of("empty", 1L));
        AlertResult alert = new AlertResult("Brewline refused zero.csv: empty", "s3://landing/zero.csv", "empty");

        assertThat(print(List.of(file), alert)).contains("1 alert was sent:", "  ! Brewline refused zero.csv: empty");
        assertThat(print(List.of(file), alert, alert)).contains("2 alerts were sent:");
        assertThat(print(List.of(file))).doesNotContain("alert");
    }

    private static FileResult file(String name, Status status, long rows, Map<String, Long> reasons) {
        return new FileResult(name, status, rows, rows, rows, 0, 0, 0, new TreeMap<>(reasons));
    }

    private static String print(List<FileResult> files, AlertResult... alerts) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        new TextReport(new PrintStream(text, true, StandardCharsets.UTF_8))
                .print(new RunResult(files, Totals.of(files), WAREHOUSE, List.of(alerts), 3.21));
        return text.toString(StandardCharsets.UTF_8);
    }
}
