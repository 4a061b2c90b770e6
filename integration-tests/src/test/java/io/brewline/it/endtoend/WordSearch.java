package io.brewline.it.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for many words at once, whatever the case of their letters, in bytes of any kind. Immutable. */
public final class WordSearch {
    static final int PREFIX_BYTES = 7;
    private static final long PREFIX_MASK = (1L << (8 * PREFIX_BYTES)) - 1;
    private static final int FILTER_BITS = 16;

    private final Map<Long, List<byte[]>> words = new HashMap<>();

    /** Says of most prefixes that no word has them, without a look into the map. */
    private final BitSet filter = new BitSet(1 << FILTER_BITS);

    /** @throws IllegalArgumentException for a word of less than seven bytes */
    public WordSearch(Collection<byte[]> wanted) {
        for (byte[] word : wanted) {
            if (word.length < PREFIX_BYTES) {
                throw new IllegalArgumentException(
                        "too short to be looked for: " + new String(word, StandardCharsets.UTF_8));
            }
            byte[] small = small(word);
            long prefix = 0;
            for (int i = 0; i < PREFIX_BYTES; i++) {
                prefix = (prefix << 8) | (small[i] & 0xFF);
            }
            words.computeIfAbsent(prefix, any -> new ArrayList<>()).add(small);
            filter.set(bit(prefix));
        }
    }

    private static byte[] small(byte[] word) {
        byte[] small = word.clone();
        for (int i = 0; i < small.length; i++) {
            small[i] = small(small[i]);
        }
        return small;
    }

    private static byte small(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? (byte) (letter | 0x20) : letter;
    }

    private static int bit(long prefix) {
        return (int) ((prefix * 0x9E3779B97F4A7C15L) >>> (64 - FILTER_BITS));
    }

    public Optional<String> find(String text) {
        return find(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The first word in {@code bytes}, or empty. */
    public Optional<String> find(byte[] bytes) {
        long prefix = 0;
        for (int i = 0; i < bytes.length; i++) {
            prefix = ((prefix << 8) | (small(bytes[i]) & 0xFF)) & PREFIX_MASK;
            if (filter.get(bit(prefix))) {
                int start = i + 1 - PREFIX_BYTES;
                for (byte[] word : words.getOrDefault(prefix, List.of())) {
                    if (isAt(bytes, start, word)) {
                        return Optional.of(new String(word, StandardCharsets.UTF_8));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAt(byte[] bytes, int start, byte[] word) {
        return start >= 0
                && start + word.length <= bytes.length
                && Arrays.equals(small(Arrays.copyOfRange(bytes, start, start + word.length)), word);
    }
}
