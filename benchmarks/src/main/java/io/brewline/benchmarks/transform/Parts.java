package io.brewline.benchmarks.transform;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.opencsv.ICSVParser;
import com.opencsv.RFC4180Parser;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.brewline.benchmarks.harness.Contestant;
import io.brewline.benchmarks.harness.LineSet;
import io.brewline.benchmarks.harness.Times;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Transform cannot do without, each alone on the same data: reading cells, hashing, compressing. Not thread-safe. */
final class Parts {
    private static final String OPENCSV = "opencsv, parse only";
    private static final String FASTCSV = "FastCSV, parse only";
    private static final String HASHES = "order ids and tokens only";
    private static final String ZSTD = "Zstandard level 1 only";
    private static final int CHUNK_BYTES = 1 << 20;

    private final byte[] file;
    private final RowHashes hashes;
    private final List<byte[]> staged;
    private long seen;

    private Parts(byte[] file, RowHashes hashes, List<byte[]> staged) {
        this.file = file;
        this.hashes = hashes;
        this.staged = staged;
    }

    /**
     * The parts of one transform.
     *
     * @param file what is read
     * @param staged what is written, before it is compressed
     */
    static Parts of(byte[] file, LineSet.Source staged) throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        try (InputStream lines = staged.open()) {
            for (byte[] chunk = lines.readNBytes(CHUNK_BYTES);
                    chunk.length > 0;
                    chunk = lines.readNBytes(CHUNK_BYTES)) {
                chunks.add(chunk);
            }
        }
        return new Parts(file, RowHashes.of(file), chunks);
    }

    List<Contestant> contestants() {
        return List.of(
                new Contestant(OPENCSV, this::openCsv),
                new Contestant(FASTCSV, this::fastCsv),
                new Contestant(HASHES, this::hash),
                new Contestant(ZSTD, this::compress));
    }

    /** The seconds of reading by opencsv, hashing and compressing together. */
    double sum(Map<String, Times> times) {
        return times.get(OPENCSV).wall()
                + times.get(HASHES).wall()
                + times.get(ZSTD).wall();
    }

    /** Makes what was done count, so that no compiler leaves it out. */
    long seen() {
        return seen;
    }

    private void openCsv() throws IOException {
        ICSVParser parser = new RFC4180Parser();
        try (BufferedReader lines = new BufferedReader(text())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seen += parser.parseLine(line).length;
            }
        }
    }

    private void fastCsv() throws IOException {
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text())) {
            for (CsvRecord row : rows) {
                seen += row.getFieldCount();
            }
        }
    }

    private Reader text() {
        return new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8);
    }

    private void hash() throws GeneralSecurityException {
        seen += hashes.run();
    }

    private void compress() throws IOException {
        try (OutputStream zstd =
                new ZstdOutputStreamNoFinalizer(OutputStream.nullOutputStream(), 1).setChecksum(true)) {
            for (byte[] chunk : staged) {
                zstd.write(chunk);
            }
        }
    }
}
