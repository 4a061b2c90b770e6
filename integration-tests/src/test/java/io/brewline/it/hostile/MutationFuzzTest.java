package io.brewline.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Spoiled files by the ten thousand. {@code integration-tests/fuzz} runs more of them, with other seeds, and one again by
 * its own seed.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutationFuzzTest {
    private static final int INPUTS = 50_000;
    private static final long SEED = 20261121;

    @Test
    void everyRowOfASpoiledFileIsAccountedForAndNobodysDataLeaves() throws Exception {
        Fuzz fuzz = new Fuzz(Corpus.make(), 5);

        fuzz.run(INPUTS, SEED);

        Map<String, Long> outcomes = fuzz.outcomes();
        assertThat(outcomes.get("loaded")).as("%s", outcomes).isGreaterThan(INPUTS / 4);
        assertThat(outcomes)
                .containsKeys(
                        "EXTRACT corrupt_compression",
                        "EXTRACT empty",
                        "EXTRACT not_text",
                        "EXTRACT unknown_layout",
                        "TRANSFORM empty",
                        "TRANSFORM too_many_rejects");
    }
}
