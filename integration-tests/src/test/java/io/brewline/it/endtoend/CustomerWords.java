package io.brewline.it.endtoend;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * What the branch files say about customers: names, card numbers, mail addresses. Told by how they look, wherever in a row
 * they stand, with nothing of the product's: rows with shifted columns count too.
 */
public record CustomerWords(Set<String> names, Set<String> cards, Set<String> addresses) {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern CELL = Pattern.compile("\"[^\"]*\"|[^,]+");

    /** A drink that fell out of its basket looks like a name, but for its size. */
    private static final Pattern NAME = Pattern.compile("(?!Regular |Large )([A-Z][a-z]+ [A-Z][a-z]+)(-\\p{L}+)?");

    private static final Pattern CARD = Pattern.compile("\\d{16}");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s,\"]+@[^\\s,\"]+");
    /** As names stand in texts, addresses and file names. */
    private static final List<String> BETWEEN_WORDS = List.of(" ", "  ", "+", "%20", "_", "-", ".", ",", "");

    private static final List<String> GROUPED = List.of(" ", "-", "+", "%20");

    /** A card number without a key is found again by trying all of them. */
    private static final List<String> DIGESTS = List.of("MD5", "SHA-1", "SHA-256");

    private static final Pattern ANY_DIGIT = Pattern.compile("\\d");

    static CustomerWords of(Chain chain) throws IOException {
        return of(chain.paths(), chain.branches());
    }

    /** Of files whose branches have these names: they look like a customer's. */
    public static CustomerWords of(Collection<Path> files, Set<String> branches) throws IOException {
        CustomerWords words = new CustomerWords(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        for (Path file : files) {
            // A row has a date, a header has none, and looks like names.
            text(file).lines().filter(line -> ANY_DIGIT.matcher(line).find()).forEach(words::add);
        }
        words.names.removeAll(branches);
        return words;
    }

    private void add(String row) {
        CELL.matcher(row).results().map(cell -> cell.group().strip()).forEach(cell -> {
            if (NAME.matcher(cell).matches()) {
                names.add(cell);
            }
        });
        CARD.matcher(row).results().forEach(card -> cards.add(card.group()));
        ADDRESS.matcher(row).results().forEach(address -> addresses.add(address.group()));
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = unpacked(Files.readAllBytes(file));
        String text = text(bytes).replace("\r\n", "\n").replace('\r', '\n');
        // The picture among the files holds no rows.
        return text.indexOf('\0') >= 0 ? "" : text;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS_1252);
        }
    }

    /** What is in {@code bytes}, were they packed or not. */
    public static byte[] unpacked(byte[] bytes) throws IOException {
        try (InputStream in = unpacking(bytes)) {
            return in.readAllBytes();
        }
    }

    private static InputStream unpacking(byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        int start = bytes.length < 4 ? 0 : ByteBuffer.wrap(bytes).getInt();
        if (start >>> 16 == 0x1F8B) {
            return new GZIPInputStream(in);
        }
        return start == 0x28B52FFD ? new ZstdInputStream(in) : in;
    }

    /**
     * Finds any of them: a double name by its first half too, in either encoding, whatever stands between its words, and
     * the other way round; a card in groups; and what programs make of texts when they mean to hide them and do not.
     */
    public WordSearch search() {
        List<byte[]> words = new ArrayList<>();
        for (String name : names) {
            words.add(name.getBytes(WINDOWS_1252));
            for (String one : List.of(name, name.replaceFirst("-.*", ""))) {
                BETWEEN_WORDS.forEach(between -> words.add(utf8(one.replace(" ", between))));
                words.add(utf8(one.replaceFirst("(\\S+) (\\S+)", "$2 $1")));
                words.add(utf8(one.replaceFirst("(\\S+) (\\S+)", "$2, $1")));
                words.add(utf8(Base64.getEncoder().withoutPadding().encodeToString(utf8(one))));
            }
        }
        for (String card : cards) {
            words.add(utf8(card));
            GROUPED.forEach(between -> words.add(utf8(String.join(between, card.split("(?<=\\G.{4})")))));
            DIGESTS.forEach(digest -> words.add(utf8(hex(digest, card))));
            words.add(utf8(HexFormat.of().formatHex(utf8(card))));
            words.add(utf8(Base64.getEncoder().withoutPadding().encodeToString(utf8(card))));
        }
        for (String address : addresses) {
            words.add(utf8(address));
            words.add(utf8(address.replace("@", "%40")));
        }
        words.removeIf(word -> word.length < WordSearch.PREFIX_BYTES);
        return new WordSearch(words);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(String digest, String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(digest).digest(utf8(text)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
