package io.brewline.redshift;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.brewline.redshift.copy.ObjectSource;
import io.brewline.redshift.session.Gateway;
import io.brewline.redshift.session.Terms;
import io.brewline.redshift.session.Terms.PlainText;
import io.brewline.redshift.session.Terms.Strangers;
import io.brewline.redshift.wire.BackendType;
import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Report;
import io.brewline.redshift.wire.Report.Field;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client goes through before PostgreSQL hears of it. */
@Timeout(60)
class StartUpTest {
    private static final String TLS_REQUEST = "\0\0\0\10\4\322\26\57";

    private static Gateway gateway(Terms terms) throws IOException {
        return new Gateway(Gateway.listen(0), FakeBackend.none(), new ObjectSource(new FakeS3(), 0), terms);
    }

    private static Terms limited(Duration limit) {
        return new Terms(Optional.empty(), PlainText.ADMITTED, Strangers.ADMITTED, limit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\0\0\0", "\0\0\0\50\0\3\0\0user", TLS_REQUEST})
    void disconnectsWhoBeginsNoSessionInTime(String beginning) throws IOException {
        try (CapturedLog log = new CapturedLog();
                Gateway gateway = gateway(limited(Duration.ofMillis(50)));
                RawClient client = RawClient.connect(gateway.port())) {
            client.sendBytes(beginning.getBytes(ISO_8859_1));
            assertThat(client.readToTheEnd()).isIn("", "N");
            assertThat(log.text()).contains("began no session within 50 ms");
        }
    }

    @Test
    void saysThatSomethingElseWasSpokenAndNotWhat() throws IOException {
        try (CapturedLog log = new CapturedLog();
                Gateway gateway = gateway(Terms.open());
                RawClient client = RawClient.connect(gateway.port())) {
            client.sendBytes("GET /4929123456789012 HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
            client.readToTheEnd();
            assertThat(log.text())
                    .contains("a client was disconnected: what came first is not a start-up packet")
                    .doesNotContain("GET", "4929");
        }
    }

    @Test
    void refusesAnotherVersionOfTheProtocol() throws IOException {
        try (Gateway gateway = gateway(Terms.open());
                RawClient client = RawClient.connect(gateway.port())) {
            client.sendBytes("\0\0\0\10\0\2\0\0".getBytes(ISO_8859_1));
            Report report = Report.parse(client.read(BackendType.ERROR_RESPONSE));
            assertThat(report.get(Field.SQLSTATE)).isEqualTo("0A000");
            assertThat(report.get(Field.MESSAGE)).isEqualTo("unsupported frontend protocol 2.0: server supports 3.0");
        }
    }

    @Test
    void refusesPlainTextWhereTlsIsRequired() throws IOException, NoSuchAlgorithmException {
        Terms terms = new Terms(
                Optional.of(SSLContext.getDefault()), PlainText.REFUSED, Strangers.ADMITTED, Terms.START_UP_LIMIT);
        try (Gateway gateway = gateway(terms);
                RawClient client = RawClient.connect(gateway.port())) {
            client.startUp("ana");
            Report report = Report.parse(client.read(BackendType.ERROR_RESPONSE));
            assertThat(report.get(Field.SQLSTATE)).isEqualTo("28000");
            assertThat(report.get(Field.MESSAGE))
                    .isEqualTo("no pg_hba.conf entry for host \"127.0.0.1\", user \"ana\", database \"dev\", SSL off");
        }
    }

    /** A stranger has no hash, and the answer that belongs to none can be computed by anybody. */
    @Test
    void refusesAStrangerWhateverTheAnswer() throws IOException, NoSuchAlgorithmException {
        Terms terms = new Terms(Optional.empty(), PlainText.ADMITTED, Strangers.REFUSED, Terms.START_UP_LIMIT);
        try (Gateway gateway = gateway(terms);
                RawClient client = RawClient.connect(gateway.port())) {
            client.startUp("ana");
            byte[] salt = Arrays.copyOfRange(
                    client.read(BackendType.AUTHENTICATION).body(), Integer.BYTES, 2 * Integer.BYTES);
            String answer = "md5"
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(salt));
            client.send(List.of(new BodyWriter().string(answer).toMessage(FrontendType.PASSWORD)));
            Report report = Report.parse(client.read(BackendType.ERROR_RESPONSE));
            assertThat(report.get(Field.MESSAGE)).isEqualTo("password authentication failed for user \"ana\"");
        }
    }

    /** Who can put bytes into the line could put statements there, and TLS would seem to vouch for them. */
    @Test
    void disconnectsWhoSendsMoreBeforeTlsIsAgreedOn() throws IOException, NoSuchAlgorithmException {
        Terms terms = new Terms(
                Optional.of(SSLContext.getDefault()), PlainText.ADMITTED, Strangers.ADMITTED, Terms.START_UP_LIMIT);
        try (CapturedLog log = new CapturedLog();
                Gateway gateway = gateway(terms);
                RawClient client = RawClient.connect(gateway.port())) {
            client.sendBytes((TLS_REQUEST + "\0\0\0\10").getBytes(ISO_8859_1));
            assertThat(client.readToTheEnd()).isEmpty();
            assertThat(log.text()).contains("bytes came before the answer to the wish for TLS");
        }
    }

    @Test
    void saysThatPostgresIsNotThere() throws IOException {
        try (Gateway gateway = gateway(Terms.open());
                RawClient client = RawClient.connect(gateway.port())) {
            client.startUp("ana");
            Report report = Report.parse(client.read(BackendType.ERROR_RESPONSE));
            assertThat(report.get(Field.SQLSTATE)).isEqualTo("08006");
        }
    }
}
