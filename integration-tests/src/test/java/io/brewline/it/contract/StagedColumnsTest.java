package io.brewline.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.opencsv.RFC4180Parser;
import io.brewline.load.WarehouseSchema;
import io.brewline.sale.BranchName;
import io.brewline.sale.Money;
import io.brewline.sale.Product;
import io.brewline.sale.SaleIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Transform writes, COPY names and the schema has the same columns in the same order. */
class StagedColumnsTest {
    private static final String GOOD_ROW =
            "04/03/2024 09:05,Leeds,Ada Thorne,\"Large Latte - Oat - 2.45, Large Latte - Oat - 2.45\",4.90,CARD,9999123412341234";
    private static final String BAD_ROW = "05/03/2024 10:15,N/A,Ada Thorne,Small Tea - 1.50,1.50,CASH,";

    private static TransformedSample sample;

    @BeforeAll
    static void transform() throws IOException {
        sample = TransformedSample.of(GOOD_ROW + "\n" + BAD_ROW + "\n");
    }

    @Test
    void eachCellOfAStagedLineIsWhatItsColumnSays() throws IOException {
        List<String> columns = columnsOfTable("etl.staged_lines");
        List<String> cells =
                List.of(new RFC4180Parser().parseLine(sample.lines().strip()));
        assertThat(cells).hasSameSizeAs(columns);
        Map<String, String> line = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            line.put(columns.get(i), cells.get(i));
        }

        Product product = new Product("Large", "Latte", "Oat", new Money(245));
        assertThat(line.remove("order_id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(line.remove("customer_id")).matches("[0-9a-f]{32}");
        assertThat(line)
                .isEqualTo(Map.ofEntries(
                        Map.entry("file_id", sample.object().fileId().toString()),
                        Map.entry("sequencer", sample.object().sequencer()),
                        Map.entry("branch_id", SaleIds.branch(branch()).toString()),
                        Map.entry("branch_name", "Leeds"),
                        Map.entry("product_id", product.id().toString()),
                        Map.entry("product_size", "Large"),
                        Map.entry("product_type", "Latte"),
                        Map.entry("product_flavour", "Oat"),
                        Map.entry("unit_price", "2.45"),
                        Map.entry("quantity", "2"),
                        Map.entry("order_date", "2024-03-04 09:05:00"),
                        Map.entry("total_price", "4.90"),
                        Map.entry("payment_method", "CARD")));
    }

    private static BranchName branch() {
        return BranchName.parse("Leeds").orElseThrow();
    }

    @Test
    void theFieldsOfAStagedRejectAreTheColumnsOfItsTable() throws IOException {
        JsonNode reject = new JsonMapper().readTree(sample.rejects());
        List<String> fields = new ArrayList<>();
        reject.fieldNames().forEachRemaining(fields::add);

        assertThat(fields).isEqualTo(columnsOfTable("etl.staged_rejects"));
        assertThat(reject.get("row_number").asInt()).isEqualTo(2);
        assertThat(reject.get("field").asText()).isIn("branch", "branch_name");
    }

    @Test
    void copyNamesTheColumnsOfTheTables() throws IOException {
        assertThat(columnsOfCopy("07-copy-lines.sql")).isEqualTo(columnsOfTable("etl.staged_lines"));
        assertThat(columnsOfCopy("08-copy-rejects.sql")).isEqualTo(columnsOfTable("etl.staged_rejects"));
    }

    private static List<String> columnsOfTable(String table) {
        String statement = WarehouseSchema.statements().stream()
                .filter(sql -> sql.contains(" " + table + " ("))
                .findFirst()
                .orElseThrow();
        // A column a line, its name first; the table's own attributes come after the line of the closing bracket.
        return Pattern.compile("(?m)^ {4}([a-z_]+) ")
                .matcher(statement)
                .results()
                .map(column -> column.group(1))
                .toList();
    }

    private static List<String> columnsOfCopy(String file) throws IOException {
        try (InputStream sql = WarehouseSchema.class.getResourceAsStream(file)) {
            String text = new String(sql.readAllBytes(), StandardCharsets.UTF_8);
            String columns = Pattern.compile("COPY \\w+ \\(([^)]*)\\)")
                    .matcher(text)
                    .results()
                    .findFirst()
                    .map(MatchResult::group)
                    .orElseThrow();
            return Pattern.compile("(?m)^ {4}([a-z_]+)")
                    .matcher(columns)
                    .results()
                    .map(column -> column.group(1))
                    .toList();
        }
    }
}
