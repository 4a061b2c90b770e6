package io.brewline.benchmarks.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of an output, whatever their order; a line that is there twice counts twice. Holds 64 bits of each line, by
 * which millions of them compare within a second. Not thread-safe.
 */
public final class LineSet {
    private static final int SHOWN = 3;
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final Map<Long, Integer> countByHash = new HashMap<>();
    private long lines;

    /** A way to the lines, which may be taken more than once. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** The lines of UTF-8 text. */
    public static LineSet of(Source source) throws IOException {
        LineSet set = new LineSet();
        try (BufferedReader reader = reader(source)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                set.countByHash.merge(hash(line), 1, Integer::sum);
                set.lines++;
            }
        }
        return set;
    }

    public long lines() {
        return lines;
    }

    /** What differs, with a few lines of each that the other has not, or empty where nothing does. */
    public static Optional<String> difference(Source expected, Source actual) throws IOException {
        LineSet first = of(expected);
        LineSet second = of(actual);
        if (first.countByHash.equals(second.countByHash)) {
            return Optional.empty();
        }
        return Optional.of(first.lines + " lines against " + second.lines + "; only in the first: "
                + first.notIn(second, expected) + "; only in the second: " + second.notIn(first, actual));
    }

    private List<String> notIn(LineSet other, Source lines) throws IOException {
        List<String> found = new ArrayList<>();
        try (BufferedReader reader = reader(lines)) {
            for (String line = reader.readLine(); line != null && found.size() < SHOWN; line = reader.readLine()) {
                long hash = hash(line);
                if (countByHash.get(hash) > other.countByHash.getOrDefault(hash, 0)) {
                    found.add(line);
                }
            }
        }
        return found;
    }

    private static BufferedReader reader(Source source) throws IOException {
        Reader text = new InputStreamReader(source.open(), StandardCharsets.UTF_8);
        return new BufferedReader(text, 1 << 16);
    }

    private static long hash(String line) {
        long hash = line.length();
        for (int i = 0; i < line.length(); i++) {
            hash = (hash ^ line.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
