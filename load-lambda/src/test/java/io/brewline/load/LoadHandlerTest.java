package io.brewline.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadHandlerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 27);
    private final Staging staging = new Staging(TestWarehouse.S3);

    @BeforeEach
    void clear() {
        TestWarehouse.clear();
    }

    @Test
    void loadsAFile() {
        Upload upload = new Upload("leeds.csv", 1, List.of(new Sale(DAY, 0, "a"), new Sale(DAY, 1, null)), 2);
        try (Loading loading = new Loading()) {
            assertThat(loading.load(staging.stage(upload))).isEmpty();
        }
        assertThat(TestWarehouse.contents()).isEqualTo(Model.of(List.of(upload), List.of()));
    }
}
