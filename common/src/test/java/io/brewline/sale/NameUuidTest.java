package io.brewline.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Vectors that are not the RFC's are from Python's {@code uuid.uuid5}. */
class NameUuidTest {
    private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

    @Test
    void isThatOfTheRfcsAppendix() {
        assertThat(NameUuid.of(DNS, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void isMadeOfUtf8() {
        assertThat(NameUuid.of(SaleIds.BRANCHES, "Ynys M\u00f4n")).hasToString("8fd672fe-3585-5dd4-ab32-9ca0a9c1737d");
    }

    @Test
    void isOfVersion5AndTheRfcsVariant() {
        assertThat(IntStream.range(0, 100).mapToObj(i -> NameUuid.of(DNS, "name " + i)))
                .allSatisfy(id -> {
                    assertThat(id.version()).isEqualTo(5);
                    assertThat(id.variant()).isEqualTo(2);
                })
                .doesNotHaveDuplicates();
    }

    @Test
    void isTheSameInEveryThread() {
        List<String> names =
                IntStream.range(0, 2_000).mapToObj(i -> "name " + i).toList();
        List<UUID> alone = names.stream().map(name -> NameUuid.of(DNS, name)).toList();
        assertThat(names.parallelStream().map(name -> NameUuid.of(DNS, name)).toList())
                .isEqualTo(alone);
    }
}
