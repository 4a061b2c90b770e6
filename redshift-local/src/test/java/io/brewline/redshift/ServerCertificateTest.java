package io.brewline.redshift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    @Test
    void staysTheSameUntilItExpiresAndIsReadByItsOwnerAlone(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("a key");
        Instant now = Instant.now();
        String first = pem(folder, now);
        assertThat(first).startsWith("-----BEGIN CERTIFICATE-----\n").endsWith("\n-----END CERTIFICATE-----\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(pem(folder, now.plus(Duration.ofDays(3000)))).isEqualTo(first);
        assertThat(pem(folder, now.plus(Duration.ofDays(4000)))).isNotEqualTo(first);
    }

    private static String pem(Path folder, Instant now) throws IOException {
        return Files.readString(ServerCertificate.in(folder, now).pem());
    }
}
