package io.brewline.local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ids of a bucket's keys, in a file beside the bucket's book: a line for each key that came or went, appended before it
 * counts. Thread-safe as far as S3Mock needs it, which changes the keys of a bucket one at a time.
 */
final class KeyJournal extends ConcurrentHashMap<String, UUID> {
    private static final long serialVersionUID = 1L;
    private static final byte END_OF_LINE = '\n';

    private final transient Path file;
    private final transient JsonMapper json;

    private KeyJournal(Path file, JsonMapper json) {
        this.file = file;
        this.json = json;
    }

    /** The journal of the book in {@code book}, not yet read. */
    static KeyJournal beside(Path book, JsonMapper json) {
        return new KeyJournal(book.resolveSibling("keys.jsonl"), json);
    }

    /** @param id null for a key that went */
    record Line(String key, UUID id) {}

    /**
     * Takes over what the book holds, and what was taken down since.
     *
     * @return whether anything was
     */
    boolean read(Map<String, UUID> inBook) {
        inBook.forEach(super::put);
        if (Files.notExists(file)) {
            return false;
        }
        try {
            byte[] lines = Files.readAllBytes(file);
            int begin = 0;
            for (int i = 0; i < lines.length; i++) {
                if (lines[i] == END_OF_LINE) {
                    apply(json.readValue(lines, begin, i - begin, Line.class));
                    begin = i + 1;
                }
            }
            // What follows the last end of a line broke off, and nobody was told that it was done.
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(Line line) {
        if (line.id() == null) {
            super.remove(line.key());
        } else {
            super.put(line.key(), line.id());
        }
    }

    @Override
    public UUID put(String key, UUID id) {
        append(new Line(key, id));
        return super.put(key, id);
    }

    @Override
    public UUID remove(Object key) {
        if (containsKey(key)) {
            append(new Line((String) key, null));
        }
        return super.remove(key);
    }

    private void append(Line line) {
        byte[] text = json.writeValueAsBytes(line);
        byte[] whole = Arrays.copyOf(text, text.length + 1);
        whole[text.length] = END_OF_LINE;
        try {
            Files.write(file, whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("A key cannot be written down: " + file, e);
        }
    }

    /** Forgets what was taken down, where the book holds it by now. */
    void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
