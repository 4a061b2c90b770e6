package io.brewline.it.hostile;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;

/**
 * One spoiled file: a pure function of its seed and the corpus.
 *
 * @param seed gives it again
 * @param key the object's name
 * @param bytes what lands
 * @param text what {@code bytes} unpack to, where they are whole
 * @param story what was done to it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FuzzInput(long seed, String key, byte[] bytes, Optional<byte[]> text, String story) {
    private static final List<Mutation> MUTATIONS = List.of(Mutation.values());

    static FuzzInput of(long seed, Corpus corpus) {
        SplittableRandom dice = new SplittableRandom(seed);
        byte[] text = corpus.any(dice);
        List<String> story = new ArrayList<>();
        for (int i = dice.nextInt(1, 4); i > 0; i--) {
            Mutation mutation = MUTATIONS.get(dice.nextInt(MUTATIONS.size()));
            text = mutation.apply(text, dice, corpus);
            story.add(mutation.name());
        }
        byte[] bytes = packed(text, dice, story);
        boolean damaged = bytes != text && dice.nextInt(2) == 0;
        if (damaged) {
            story.add("DAMAGE");
            bytes = (dice.nextBoolean() ? Mutation.FLIP_BITS : Mutation.CUT).apply(bytes, dice, corpus);
        }
        return new FuzzInput(
                seed, key(dice), bytes, damaged ? Optional.empty() : Optional.of(text), String.join(" ", story));
    }

    private static byte[] packed(byte[] text, SplittableRandom dice, List<String> story) {
        return switch (dice.nextInt(10)) {
            case 0 -> {
                story.add("GZIP");
                yield gzip(text);
            }
            case 1 -> {
                story.add("ZSTD");
                yield Zstd.compress(text);
            }
            default -> text;
        };
    }

    static byte[] gzip(byte[] text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static String key(SplittableRandom dice) {
        String word = HostileWords.ALL.get(dice.nextInt(HostileWords.ALL.size()));
        return dice.nextInt(4) == 0 ? "leeds" + word + ".csv" : "leeds.csv";
    }

    @Override
    public String toString() {
        return "seed " + seed + " (" + story + ", " + bytes.length + " bytes)";
    }
}
