package io.brewline.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.brewline.local.report.RunResult.AlertResult;
import io.brewline.local.report.RunResult.FileResult;
import io.brewline.local.report.RunResult.Status;
import io.brewline.local.report.RunResult.Totals;
import io.brewline.local.report.RunResult.WarehouseTotals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunResultTest {
    private static final WarehouseTotals EMPTY = WarehouseTotals.of(0, 0, 0, BigDecimal.ZERO, 0, 0);

    @Test
    void isWrittenInSnakeCaseWithMoneyAsText() throws JsonProcessingException {
        List<FileResult> files = List.of(new FileResult(
                "leeds.csv", Status.PARTLY_LOADED, 50, 40, 129, 3, 2, 5, new TreeMap<>(Map.of("total_mismatch", 3L))));
        RunResult result = new RunResult(
                files,
                Totals.of(files),
                WarehouseTotals.of(654, 1596, 1759, new BigDecimal("4167.5"), 3, 47),
                List.of(new AlertResult("s", "f", "r")),
                3.2);

        assertThat(new JsonMapper().writeValueAsString(result))
                .isEqualTo("{\"files\":[{\"name\":\"leeds.csv\",\"status\":\"partly_loaded\",\"rows\":50,\"orders\":40,"
                        + "\"lines\":129,\"rejected\":3,\"duplicate_rows\":2,\"already_loaded\":5,"
                        + "\"reasons\":{\"total_mismatch\":3}}],"
                        + "\"totals\":{\"files\":1,\"loaded\":0,\"partly_loaded\":1,\"unchanged\":0,\"refused\":0,"
                        + "\"failed\":0,\"rows\":50,\"orders\":40,\"lines\":129,\"rejected\":3,\"duplicate_rows\":2,"
                        + "\"already_loaded\":5},"
                        + "\"warehouse\":{\"orders\":654,\"lines\":1596,\"units\":1759,\"revenue\":\"4167.50\","
                        + "\"branches\":3,\"products\":47},"
                        + "\"alerts\":[{\"subject\":\"s\",\"file\":\"f\",\"reason\":\"r\"}],\"seconds\":3.2}");
    }

    @ParameterizedTest
    @EnumSource
    void isCleanUnlessAFileWasRefusedOrFailed(Status status) {
        boolean clean = status != Status.REFUSED && status != Status.FAILED;

        assertThat(result(status).isClean()).isEqualTo(clean);
    }

    @Test
    void isNotCleanWithAnAlert() {
        RunResult alerted =
                new RunResult(List.of(), Totals.of(List.of()), EMPTY, List.of(new AlertResult("s", "f", "r")), 0);

        assertThat(alerted.isClean()).isFalse();
    }

    private static RunResult result(Status status) {
        List<FileResult> files = List.of(new FileResult("f", status, 1, 1, 1, 0, 0, 0, new TreeMap<>()));
        return new RunResult(files, Totals.of(files), EMPTY, List.of(), 0);
    }
}
