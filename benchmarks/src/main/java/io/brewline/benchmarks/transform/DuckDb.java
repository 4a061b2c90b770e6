package io.brewline.benchmarks.transform;

import io.brewline.message.S3ObjectReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** The same transform in DuckDB, in memory, SQL only: {@code duckdb.sql} beside this class. Stateless. */
final class DuckDb {
    private static final int BLOCK_BYTES = 64;

    private final String sql;

    /**
     * The transform of one file.
     *
     * @param compression {@code zstd}, of whose level DuckDB has no say, or {@code none}
     */
    DuckDb(Path in, Path out, int threads, String compression) throws IOException {
        S3ObjectReference file = TransformRig.reference(in.getFileName().toString(), 0);
        LocalDateTime latest =
                LocalDateTime.ofInstant(TransformRig.LANDED, ZoneOffset.UTC).plusDays(1);
        sql = resource()
                .replaceAll("(?m)^--.*\n", "")
                .replace("${in}", in.toString())
                .replace("${out}", out.toString())
                .replace("${threads}", Integer.toString(threads))
                .replace("${compression}", compression)
                .replace("${latest}", latest.toString())
                .replace("${version}", file.fileId() + "," + file.sequencer())
                .replace("${ipad}", paddedKey(0x36))
                .replace("${opad}", paddedKey(0x5c));
    }

    /**
     * Does it once, in a database of its own.
     *
     * @return rejected rows by reason
     */
    SortedMap<String, Long> run() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            for (String each : sql.split(";\n", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
            return rejects(statement);
        }
    }

    /** The version of DuckDB. */
    static String version() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:")) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private static SortedMap<String, Long> rejects(Statement statement) throws SQLException {
        SortedMap<String, Long> rejects = new TreeMap<>();
        try (ResultSet found = statement.executeQuery("SELECT reason, count(*) FROM rejects GROUP BY reason")) {
            while (found.next()) {
                rejects.put(found.getString(1), found.getLong(2));
            }
        }
        return rejects;
    }

    /** The key as RFC 2104 mixes it into a block. */
    private static String paddedKey(int pad) {
        byte[] block = Arrays.copyOf(TransformRig.CUSTOMER_KEY.getBytes(StandardCharsets.UTF_8), BLOCK_BYTES);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) pad;
        }
        return HexFormat.of().formatHex(block);
    }

    private static String resource() throws IOException {
        try (InputStream text = DuckDb.class.getResourceAsStream("duckdb.sql")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
