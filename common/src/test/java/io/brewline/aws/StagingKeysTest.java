package io.brewline.aws;

import static io.brewline.aws.StagingKeys.Content.LINES;
import static io.brewline.aws.StagingKeys.Content.REJECTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagingKeysTest {
    private static final UUID FILE = UUID.fromString("11111111-2222-5333-8444-555555555555");
    private static final String FOLDER = "lines/v1/11111111-2222-5333-8444-555555555555/00AB/";

    @Test
    void nameWhatLiesThere() {
        assertThat(StagingKeys.linePart(FILE, "00AB", 0)).isEqualTo(FOLDER + "0000.csv.zst");
        assertThat(StagingKeys.linePart(FILE, "00AB", 12_345)).isEqualTo(FOLDER + "12345.csv.zst");
        assertThat(StagingKeys.rejectPart(FILE, "00AB", 7))
                .isEqualTo("rejects/v1/11111111-2222-5333-8444-555555555555/00AB/0007.jsonl.zst");
        assertThat(StagingKeys.manifest(LINES, "5ha")).isEqualTo("manifests/v1/5ha.lines.json");
        assertThat(StagingKeys.manifest(REJECTS, "5ha")).isEqualTo("manifests/v1/5ha.rejects.json");
    }

    @Test
    void knowTheirOwn() {
        assertThat(StagingKeys.isPart(LINES, FILE, "00AB", StagingKeys.linePart(FILE, "00AB", 3)))
                .isTrue();
        assertThat(StagingKeys.isPart(REJECTS, FILE, "00AB", StagingKeys.rejectPart(FILE, "00AB", 3)))
                .isTrue();
        assertThat(StagingKeys.isPart(REJECTS, FILE, "00AB", StagingKeys.linePart(FILE, "00AB", 3)))
                .isFalse();
        assertThat(StagingKeys.isPart(LINES, FILE, "00AC", StagingKeys.linePart(FILE, "00AB", 3)))
                .isFalse();
        assertThat(StagingKeys.isPart(LINES, new UUID(1, 2), "00AB", StagingKeys.linePart(FILE, "00AB", 3)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0000.csv",
                "000.csv.zst",
                "0000.csv.zst.bak",
                "0000/0000.csv.zst",
                "x000.csv.zst",
                ".csv.zst"
            })
    void knowNoOtherKeyInTheirFolder(String name) {
        assertThat(StagingKeys.isPart(LINES, FILE, "00AB", FOLDER + name)).isFalse();
    }
}
