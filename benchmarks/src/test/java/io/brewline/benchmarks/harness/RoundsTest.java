package io.brewline.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final List<String> turns = new ArrayList<>();

    @Test
    void letsEachHaveItsTurnInEachRoundAndAnotherOneBegin() throws Exception {
        Rounds.run(new Scale("test", 0, 0, 1, 2, Scale.QUICK.way()), List.of(contestant("a"), contestant("b")));
        assertThat(turns).containsExactly("b", "a", "a", "b", "b", "a");
    }

    private Contestant contestant(String name) {
        return new Contestant(name, () -> turns.add(name));
    }
}
