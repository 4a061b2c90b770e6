package io.brewline.redshift;

import static io.brewline.redshift.RunningWarehouse.CSV;
import static io.brewline.redshift.RunningWarehouse.ROLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where COPY takes its rows from. */
class CopySourceTest {
    @RegisterExtension
    static final RunningWarehouse WAREHOUSE = new RunningWarehouse();

    @Test
    void readsEveryObjectOfAPrefixAlsoWhatIsMeantForSomethingElse() throws SQLException {
        WAREHOUSE.run("CREATE TABLE by_prefix (id INT)");
        WAREHOUSE.s3().put("prefixes", "day/a.csv", "1\n");
        WAREHOUSE.s3().put("prefixes", "day/a.csv.bak", "2\n");
        WAREHOUSE.s3().put("prefixes", "day/b.csv", "3\n");
        WAREHOUSE.run("COPY by_prefix FROM 's3://prefixes/day/a.csv'" + ROLE + " CSV");
        assertThat(WAREHOUSE.rows("SELECT id FROM by_prefix ORDER BY id")).containsExactly("1", "2");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY by_prefix FROM 's3://prefixes/night/'" + ROLE + " CSV"))
                .withMessageContaining("The specified S3 prefix 'night/' does not exist")
                .returns("XX000", SQLException::getSQLState);
    }

    @Test
    void leavesColumnsThatAreNotListedTheirDefaults() throws SQLException {
        WAREHOUSE.run("CREATE TABLE venues (id INT, name VARCHAR(9), seats INT DEFAULT 1000, city VARCHAR(9))");
        WAREHOUSE.s3().put("venues", "0", "Park|1|\nToyota|2|\n");
        WAREHOUSE.run("COPY venues (name, id) FROM 's3://venues/0' ACCESS_KEY_ID 'a' SECRET_ACCESS_KEY 'b'"
                + " SESSION_TOKEN 'c' REGION 'eu-west-2'");
        assertThat(WAREHOUSE.rows("SELECT * FROM venues ORDER BY id"))
                .containsExactly("1|Park|1000|null", "2|Toyota|1000|null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "absent  |                               | Problem reading manifest file - S3ServiceException:The specified key does not exist.,Status 404",
                "garbage | not json                      | Problem reading manifest file - it is not JSON with a list of entries",
                "list    | []                            | Manifest file is not in expected format",
                "empty   | {\"entries\":[]}              | it lists no files",
                "nowhere | {\"entries\":[{\"url\":\"x\"}]} | url is not s3://bucket/key",
                "none    | {\"entries\":[{}]}            | url is not s3://bucket/key",
                "gone    | {\"entries\":[{\"url\":\"s3://manifests/x\"}]} | No file of the manifest exists",
                "needed  | {\"entries\":[{\"url\":\"s3://manifests/x\",\"mandatory\":true}]} | The specified key does not exist",
            })
    void tellsWhatIsWrongWithAManifest(String key, String content, String message) throws SQLException {
        WAREHOUSE.run("CREATE TABLE IF NOT EXISTS by_manifest (id INT)");
        if (content != null) {
            WAREHOUSE.s3().put("manifests", key, content);
        }
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY by_manifest (id) FROM 's3://manifests/" + key + "'" + CSV))
                .withMessageContaining(message)
                .returns("XX000", SQLException::getSQLState);
        assertThat(WAREHOUSE.rows("SELECT count(*) FROM by_manifest")).containsExactly("0");
    }

    @Test
    void readsTheNextObjectWhileOneIsBeingLoaded() throws SQLException {
        WAREHOUSE.run("CREATE TABLE ahead (id INT)");
        CountDownLatch secondIsRead = new CountDownLatch(1);
        WAREHOUSE.s3().put("ahead", "0", new Waiting("1\n", secondIsRead, "2\n"));
        WAREHOUSE.s3().put("ahead", "1", new Telling("3\n", secondIsRead));
        String manifest = WAREHOUSE.manifest("ahead", List.of("s3://ahead/0", "s3://ahead/1"));
        WAREHOUSE.run("COPY ahead (id) FROM " + manifest + CSV.replace("ZSTD", ""));
        assertThat(WAREHOUSE.rows("SELECT id FROM ahead ORDER BY id")).containsExactly("1", "2", "3");
    }

    @Test
    void leavesNoThreadBehindWhateverBecameOfTheLoad() throws SQLException, InterruptedException {
        WAREHOUSE.run("CREATE TABLE threads (id INT)");
        WAREHOUSE.s3().put("threads", "bad", "x\n");
        WAREHOUSE.s3().put("threads", "endless", new EndlessObject("1\n".getBytes(UTF_8)));
        String manifest = WAREHOUSE.manifest("threads", List.of("s3://threads/bad", "s3://threads/endless"));
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> WAREHOUSE.run("COPY threads (id) FROM " + manifest + CSV.replace("ZSTD", "")));
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("copy-read-ahead")) {
                thread.join(TimeUnit.SECONDS.toMillis(20));
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    /** An object that goes on only when another has been read. */
    private static final class Waiting extends InputStream {
        private final InputStream before;
        private final CountDownLatch until;
        private final InputStream behind;

        Waiting(String before, CountDownLatch until, String behind) {
            this.before = new ByteArrayInputStream(before.getBytes(UTF_8));
            this.until = until;
            this.behind = new ByteArrayInputStream(behind.getBytes(UTF_8));
        }

        @Override
        public int read() throws IOException {
            int b = before.read();
            if (b < 0) {
                await();
                b = behind.read();
            }
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int b = read();
            if (b < 0) {
                return -1;
            }
            bytes[offset] = (byte) b;
            return 1;
        }

        private void await() throws IOException {
            try {
                if (!until.await(30, TimeUnit.SECONDS)) {
                    throw new IOException("the other object was not read");
                }
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
    }

    /** An object that tells when it has been read. */
    private static final class Telling extends ByteArrayInputStream {
        private final CountDownLatch read;

        Telling(String content, CountDownLatch read) {
            super(content.getBytes(UTF_8));
            this.read = read;
        }

        @Override
        public synchronized int read(byte[] bytes, int offset, int length) {
            int count = super.read(bytes, offset, length);
            if (count < 0) {
                read.countDown();
            }
            return count;
        }
    }
}
