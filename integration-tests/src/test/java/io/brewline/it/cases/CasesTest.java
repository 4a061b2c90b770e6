package io.brewline.it.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.brewline.failure.Reason;
import io.brewline.message.FileRefused;
import io.brewline.message.Message;
import io.brewline.message.TransformedFile;
import io.brewline.message.TransformedFile.Counts;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every customer of the cases is called Example, and every card begins with 9999. */
class CasesTest {
    /** Made in {@link PackedFilesTest}: files that would be large, or no text to read in a folder. */
    private static final Set<String> MADE_ELSEWHERE =
            Set.of("too_large", "decompression_bomb", "corrupt_compression", "vanished");

    static List<CaseFolder> all() {
        return CaseFolder.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void givesWhatIsExpected(CaseFolder folder) throws IOException {
        TwoStages stages = new TwoStages();
        Message.ForLoad told = stages.run(folder + ".csv", folder.input());
        if (folder.refusal().isPresent()) {
            FileRefused refused = (FileRefused) told;
            assertThat(refused.stage() + " " + refused.reason())
                    .isEqualTo(folder.refusal().orElseThrow());
            assertThat(stages.isAnythingStaged()).isFalse();
            assertThat(stages.notices()).isEqualTo(1);
        } else {
            assertThat(told).isInstanceOf(TransformedFile.class);
            TransformedFile file = (TransformedFile) told;
            assertThat(stages.lines()).isEqualTo(folder.lines());
            assertThat(stages.rejects()).isEqualTo(folder.rejects());
            assertThat(show(file.counts())).isEqualTo(folder.counts());
        }
        assertThat(stages.everythingThatLeft()).doesNotContain("Example", "9999", "Visa", "visa");
    }

    @Test
    void coverEveryReason() throws IOException {
        Set<String> covered = new HashSet<>(MADE_ELSEWHERE);
        for (CaseFolder folder : CaseFolder.all()) {
            folder.refusal().ifPresent(refusal -> covered.add(refusal.substring(refusal.indexOf(' ') + 1)));
            for (JsonNode reject : folder.rejects()) {
                covered.add(reject.path("reason").asText());
            }
        }
        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::code).toList());
    }

    private static String show(Counts counts) {
        return "rows=%d rejected=%d duplicates=%d orders=%d lines=%d days=%d"
                .formatted(
                        counts.rows(),
                        counts.rejected(),
                        counts.duplicates(),
                        counts.orders(),
                        counts.lines(),
                        counts.days());
    }
}
