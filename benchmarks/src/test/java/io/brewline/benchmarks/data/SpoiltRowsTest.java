package io.brewline.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SpoiltRowsTest {
    private static final String ROW =
            "04/03/2024 09:05,Leeds,Ann Example,\"Tea - 1.00, Cookie - 1.25\",2.25,CARD,9999\n";

    @Test
    void spoilsOneFieldOfARow() {
        assertThat(SpoiltRows.spoilt(ROW, 0)).isEqualTo(ROW.replace(",2.25,", ",999.95,"));
        assertThat(SpoiltRows.spoilt(ROW, 1)).isEqualTo(ROW.replace("CARD", "CHEQUE"));
        assertThat(SpoiltRows.spoilt(ROW, 2)).isEqualTo(ROW.replace("Leeds", "N/A"));
        assertThat(SpoiltRows.spoilt(ROW, 3)).isEqualTo(ROW.replace("04/03", "31/02"));
        assertThat(SpoiltRows.spoilt(ROW, 4)).isEqualTo(ROW.replace("\"Tea - 1.00, Cookie - 1.25\"", ""));
        assertThat(SpoiltRows.spoilt(ROW, 5)).isEqualTo(ROW + ROW);
    }

    @Test
    void leavesTheOthersAsTheyAreHoweverTheyAreWritten() throws IOException {
        String rows = ROW.repeat(SpoiltRows.EVERY - 1);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (SpoiltRows spoilt = new SpoiltRows(file)) {
            byte[] bytes = (rows + ROW + ROW).getBytes(StandardCharsets.UTF_8);
            spoilt.write(bytes, 0, 100);
            spoilt.write(bytes, 100, bytes.length - 100);
        }
        assertThat(file.toString(StandardCharsets.UTF_8)).isEqualTo(rows + SpoiltRows.spoilt(ROW, 1) + ROW);
    }
}
