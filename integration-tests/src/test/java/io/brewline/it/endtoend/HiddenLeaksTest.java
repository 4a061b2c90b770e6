package io.brewline.it.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search sees a customer who is written otherwise than in a branch's file, too. */
class HiddenLeaksTest {
    private static final WordSearch SEARCH = new CustomerWords(
                    Set.of("Ada Thorne-Lacey"), Set.of("4929000011112222"), Set.of("ada@example.org"))
            .search();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ADA THORNE bought it",
                "Ada  Thorne",
                "Thorne Ada",
                "Thorne, Ada",
                "landing/ada_thorne.csv",
                "ada-thorne-lacey",
                "ada.thorne",
                "user=Ada%20Thorne",
                "adathorne",
                "QWRhIFRob3JuZQ",
                "4929 0000 1111 2222",
                "4929-0000-1111-2222",
                "id=4929000011112222.0",
                "NDkyOTAwMDAxMTExMjIyMg==",
                "ada%40example.org",
                // Of the card, without a key.
                "md5 7511afacf14fa5b2e0f8db618e33a86b"
            })
    void howeverItIsWritten(String text) {
        assertThat(SEARCH.find(text)).isPresent();
    }

    @Test
    void asPartOfAnAddress() {
        assertThat(SEARCH.find(URLEncoder.encode("a file of Ada Thorne", UTF_8)))
                .isPresent();
    }

    @Test
    void inFilesThatArePacked(@TempDir Path home) throws IOException {
        byte[] text = "it was Ada Thorne, ".repeat(50).getBytes(UTF_8);
        Files.write(home.resolve("a.zst"), Zstd.compress(text));
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream packing = new GZIPOutputStream(gzip)) {
            packing.write(text);
        }
        Files.write(home.resolve("b"), gzip.toByteArray());

        assertThat(Leaks.inFiles(home, SEARCH)).contains("a.zst unpacked: ada thorne", "b unpacked: ada thorne");
    }

    @Test
    void andNothingWhereNothingIs() {
        assertThat(SEARCH.find("Thorne Road; 4929 0000 1111 2223; Ada Thor; example.org"))
                .isEmpty();
    }
}
