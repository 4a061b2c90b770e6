package io.brewline.it.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Where words were found that may lie in the landing bucket only: the place, and the word. */
public final class Leaks {
    private static final List<String> BUCKETS = List.of("brewline-staging", "brewline-quarantine");

    /** The landing bucket's objects lie here, and the demo's files that wait to be landed. */
    private static final List<String> MAY_HOLD_CUSTOMERS = List.of("s3/objects/brewline-landing", "demo-landing");

    private final WordSearch search;
    private final List<String> found = new ArrayList<>();

    private Leaks(WordSearch search) {
        this.search = search;
    }

    /** Staging and quarantine, each message, each alert, and each text in the warehouse. */
    static List<String> inServices(Machine machine, WordSearch search) throws IOException, SQLException {
        Leaks leaks = new Leaks(search);
        leaks.found.addAll(inBuckets(machine.s3(), BUCKETS, search));
        leaks.found.addAll(inTables(machine.warehouse(), search));
        leaks.found.addAll(inTexts("message", machine.sentMessages(), search));
        machine.pipeline().alerts().published().forEach(alert -> leaks.look("alert", alert.toString()));
        return leaks.found;
    }

    /** The objects of these buckets: their keys, and what they hold, unpacked. */
    public static List<String> inBuckets(S3Client s3, List<String> buckets, WordSearch search) throws IOException {
        Leaks leaks = new Leaks(search);
        for (String bucket : buckets) {
            leaks.lookAtBucket(s3, bucket);
        }
        return leaks.found;
    }

    /** Objects of a bucket, by key: their keys, and what they hold, unpacked. */
    public static List<String> inObjects(String bucket, Map<String, byte[]> objects, WordSearch search) {
        Leaks leaks = new Leaks(search);
        objects.forEach((key, bytes) -> leaks.lookAtObject(bucket, key, bytes));
        return leaks.found;
    }

    /** Each text in the warehouse. */
    public static List<String> inTables(Warehouse warehouse, WordSearch search) throws SQLException {
        Leaks leaks = new Leaks(search);
        leaks.lookAtTables(warehouse);
        return leaks.found;
    }

    /** Texts of one kind, such as messages. */
    public static List<String> inTexts(String kind, List<String> texts, WordSearch search) {
        Leaks leaks = new Leaks(search);
        texts.forEach(text -> leaks.look(kind, text));
        return leaks.found;
    }

    /** Every file of a state folder as its bytes are and unpacked, PostgreSQL's own and the log among them; the pipeline must be down. */
    static List<String> inFiles(Path home, WordSearch search) throws IOException {
        Leaks leaks = new Leaks(search);
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path place = home.relativize(file);
                if (MAY_HOLD_CUSTOMERS.stream().noneMatch(place::startsWith)) {
                    byte[] bytes = Files.readAllBytes(file);
                    leaks.look(place.toString(), bytes);
                    leaks.lookInside(place.toString(), bytes);
                }
            }
        }
        return leaks.found;
    }

    private void lookAtBucket(S3Client s3, String bucket) throws IOException {
        List<S3Object> objects = s3.listObjectsV2Paginator(request -> request.bucket(bucket)).contents().stream()
                .toList();
        for (S3Object object : objects) {
            byte[] bytes = s3.getObjectAsBytes(request -> request.bucket(bucket).key(object.key()))
                    .asByteArray();
            lookAtObject(bucket, object.key(), bytes);
        }
    }

    private void lookAtObject(String bucket, String key, byte[] bytes) {
        look(bucket, key);
        try {
            look(bucket + "/" + key, CustomerWords.unpacked(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(bucket + "/" + key + " cannot be unpacked", e);
        }
    }

    private void lookAtTables(Warehouse warehouse) throws SQLException {
        List<String> columns = warehouse.rows("SELECT table_schema || '.' || table_name || ' ' || column_name"
                + " FROM information_schema.columns"
                + " WHERE table_schema NOT IN ('information_schema', 'pg_catalog')"
                + " AND data_type IN ('character', 'character varying', 'text')");
        for (String column : columns) {
            String table = column.substring(0, column.indexOf(' '));
            String name = column.substring(column.indexOf(' ') + 1);
            for (String text : warehouse.rows("SELECT DISTINCT \"" + name + "\" FROM " + table)) {
                look("table " + column, text);
            }
        }
    }

    /** What is packed shows none of its words. */
    private void lookInside(String place, byte[] bytes) {
        try {
            byte[] unpacked = CustomerWords.unpacked(bytes);
            if (!Arrays.equals(unpacked, bytes)) {
                look(place + " unpacked", unpacked);
            }
        } catch (IOException e) {
            // It only begins like something packed: its bytes were looked at as they are.
        }
    }

    private void look(String place, String text) {
        search.find(text).ifPresent(word -> found.add(place + ": " + word));
    }

    private void look(String place, byte[] bytes) {
        search.find(bytes).ifPresent(word -> found.add(place + ": " + word));
    }
}
