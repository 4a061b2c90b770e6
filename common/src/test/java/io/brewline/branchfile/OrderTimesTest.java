package io.brewline.branchfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTimesTest {
    @ParameterizedTest
    @CsvSource({
        "25/08/2021 09:00, 2021-08-25T09:00:00",
        "05/08/2021 09:00, 2021-08-05T09:00:00",
        "5/8/2021 9:05, 2021-08-05T09:05:00",
        "5/08/2021 09:00:48, 2021-08-05T09:00:48",
        "25/08/2021   09:00, 2021-08-25T09:00:00",
        "29/02/2024 23:59:59, 2024-02-29T23:59:59",
        "31/12/2026 00:00, 2026-12-31T00:00:00",
        "2021-02-23 09:00:48, 2021-02-23T09:00:48",
        "2021-02-23T09:00:48, 2021-02-23T09:00:48",
        "2021-2-3 9:00, 2021-02-03T09:00:00",
        "0001-01-01 00:00, 0001-01-01T00:00:00",
    })
    void readsWhatTillsWrite(String text, LocalDateTime time) {
        assertThat(OrderTimes.parse(text)).hasValue(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "25/08/2021",
                "25/08/21 09:00",
                "08/25/2021 09:00",
                "29/02/2023 09:00",
                "31/04/2023 09:00",
                "00/04/2023 09:00",
                "25/08/2021 24:00",
                "25/08/2021 09:60",
                "25/08/2021 09:00:60",
                "25/08/2021 9",
                "25/08/2021 9:5",
                "25/08/2021 09:00 PM",
                "25/08/2021T09:00",
                "25/08/202109:00",
                "25/08/2021 09:00:00.5",
                "25-08-2021 09:00",
                "25.08.2021 09:00",
                "25/08-2021 09:00",
                "2021/08/25 09:00",
                "2021-02-23 09:00:48Z",
                "2021-02-23 09:00:48+01:00",
                "20210-02-23 09:00",
                "01/01/0000 00:00",
                "0000-01-01 00:00",
                " 25/08/2021 09:00",
                "\u0662\u0665/08/2021 09:00"
            })
    void readsNothingElse(String text) {
        assertThat(OrderTimes.parse(text)).isEmpty();
    }
}
