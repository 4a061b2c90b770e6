package io.brewline.redshift;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One warehouse for all test classes of a process: starting one takes seconds. Each test has tables of its own. */
final class RunningWarehouse implements BeforeAllCallback {
    static final String ROLE = " IAM_ROLE 'arn:aws:iam::000000000000:role/brewline-copy' REGION 'eu-west-2'";
    static final String CSV = ROLE + " MANIFEST FORMAT AS CSV ZSTD TIMEFORMAT 'YYYY-MM-DD HH:MI:SS' EMPTYASNULL"
            + " COMPUPDATE OFF STATUPDATE OFF";
    static final String JSON =
            ROLE + " MANIFEST FORMAT AS JSON 'auto' ZSTD TIMEFORMAT 'auto' COMPUPDATE OFF STATUPDATE OFF";

    private Shared shared;

    private record Shared(Path folder, FakeS3 s3, RedshiftLocal redshift) implements AutoCloseable {
        static Shared start() {
            try {
                Path folder = Files.createTempDirectory("redshift-local");
                FakeS3 s3 = new FakeS3();
                return new Shared(
                        folder,
                        s3,
                        RedshiftLocal.builder().dataDirectory(folder).s3(s3).start());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            redshift.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // A class at a time is a tree of tests of its own where they are handed out to several processes.
        shared = context.getStore(
                        ExtensionContext.StoreScope.LAUNCHER_SESSION,
                        ExtensionContext.Namespace.create(RunningWarehouse.class))
                .getOrComputeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    }

    RedshiftLocal redshift() {
        return shared.redshift();
    }

    Path folder() {
        return shared.folder();
    }

    FakeS3 s3() {
        return shared.s3();
    }

    /** The names of the threads that serve clients of this process's warehouses. */
    static List<String> sessionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.matches("redshift-local-\\d+.*"))
                .toList();
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(redshift().jdbcUrl());
    }

    /** A client of another make, which sends its statements as one text each: PostgreSQL's driver. */
    Connection connectSimply() throws SQLException {
        return DriverManager.getConnection(redshift().jdbcUrl().replace("jdbc:redshift", "jdbc:postgresql")
                + "&preferQueryMode=simple&sslmode=disable");
    }

    /** Runs statements in a session of their own, each committed by itself. */
    void run(String... statements) throws SQLException {
        try (Connection connection = connect()) {
            run(connection, statements);
        }
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The rows of a query, their columns joined by a bar. */
    List<String> rows(String query) throws SQLException {
        try (Connection connection = connect()) {
            return rows(connection, query);
        }
    }

    static List<String> rows(Connection connection, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : "|").append(found.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }

    /**
     * Puts objects and a manifest of them, every entry mandatory, and returns the manifest's address as an SQL
     * literal.
     */
    String stage(String name, String... contents) {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < contents.length; i++) {
            String key = "lines/" + name + "/" + i + ".zst";
            s3().put("staging", key, Zstd.compress(contents[i].getBytes(UTF_8)));
            urls.add("s3://staging/" + key);
        }
        return manifest(name, urls);
    }

    String manifest(String name, List<String> urls) {
        String entries = urls.stream()
                .map(url -> "{\"url\":\"" + url + "\",\"mandatory\":true,\"meta\":{\"content_length\":1}}")
                .collect(Collectors.joining(","));
        s3().put("staging", "manifests/" + name + ".manifest", "{\"entries\":[" + entries + "]}");
        return "'s3://staging/manifests/" + name + ".manifest'";
    }
}
