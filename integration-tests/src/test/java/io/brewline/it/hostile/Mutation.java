package io.brewline.it.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** A way to spoil a file's text. Bytes are taken as ISO 8859-1, so that none is lost. Stateless. */
enum Mutation {
    FLIP_BITS {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            byte[] flipped = bytes.clone();
            for (int i = dice.nextInt(1, 9); i > 0 && bytes.length > 0; i--) {
                flipped[dice.nextInt(bytes.length)] ^= (byte) (1 << dice.nextInt(8));
            }
            return flipped;
        }
    },

    CUT {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            int from = dice.nextInt(bytes.length + 1);
            int to = dice.nextBoolean() ? bytes.length : dice.nextInt(from, bytes.length + 1);
            return join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
        }
    },

    SPLICE {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            byte[] other = corpus.any(dice);
            int end = dice.nextInt(bytes.length + 1);
            int start = dice.nextInt(other.length + 1);
            return join(Arrays.copyOf(bytes, end), Arrays.copyOfRange(other, start, other.length));
        }
    },

    REPEAT_BLOCK {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            int start = dice.nextInt(bytes.length + 1);
            int end = Math.min(bytes.length, start + dice.nextInt(300));
            String block = text(Arrays.copyOfRange(bytes, start, end));
            return insert(bytes, end, block.repeat(dice.nextInt(1, 12)).getBytes(ISO_8859_1));
        }
    },

    REPEAT_LINES {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            List<String> lines = lines(bytes);
            for (int i = dice.nextInt(1, 6); i > 0; i--) {
                lines.add(lines.get(dice.nextInt(lines.size())));
            }
            return unlines(lines);
        }
    },

    SWAP_LINES {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            List<String> lines = lines(bytes);
            Collections.swap(lines, dice.nextInt(lines.size()), dice.nextInt(lines.size()));
            return unlines(lines);
        }
    },

    SWAP_COLUMNS {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            List<String> lines = lines(bytes);
            int one = dice.nextInt(7);
            int other = dice.nextInt(7);
            int only = dice.nextBoolean() ? -1 : dice.nextInt(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                List<String> cells = new ArrayList<>(Arrays.asList(lines.get(i).split(",", -1)));
                if ((only < 0 || only == i) && Math.max(one, other) < cells.size()) {
                    Collections.swap(cells, one, other);
                    lines.set(i, String.join(",", cells));
                }
            }
            return unlines(lines);
        }
    },

    INSERT_WORDS {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            byte[] spoiled = bytes;
            for (int i = dice.nextInt(1, 5); i > 0; i--) {
                String word = HostileWords.ALL.get(dice.nextInt(HostileWords.ALL.size()));
                spoiled = insert(spoiled, dice.nextInt(spoiled.length + 1), word.getBytes(UTF_8));
            }
            return spoiled;
        }
    },

    INSERT_QUOTES {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            return sprinkle(bytes, dice, '"', dice.nextInt(1, 9));
        }
    },

    INSERT_SEPARATORS {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            return sprinkle(bytes, dice, ",;\t\n\r".charAt(dice.nextInt(5)), dice.nextInt(1, 9));
        }
    },

    INSERT_CONTROLS {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            return sprinkle(bytes, dice, (char) (dice.nextBoolean() ? 0 : dice.nextInt(0x20)), dice.nextInt(1, 4));
        }
    },

    INSERT_RUN {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            char[] characters = {',', '"', '0', 'x', ' ', '\n', '-', (char) 0xA0};
            String run = String.valueOf(characters[dice.nextInt(characters.length)])
                    .repeat(dice.nextInt(100) == 0 ? 300_000 : dice.nextInt(2_000));
            return insert(bytes, dice.nextInt(bytes.length + 1), run.getBytes(ISO_8859_1));
        }
    },

    OTHER_LINE_ENDS {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            String[] ends = {"\r", "\r\n", "\n\r", "\n\n", "\u0085", ""};
            return text(bytes).replace("\n", ends[dice.nextInt(ends.length)]).getBytes(ISO_8859_1);
        }
    },

    OTHER_CHARSET {
        @Override
        byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus) {
            return dice.nextInt(4) == 0
                    ? text(bytes).getBytes(UTF_16LE)
                    : text(bytes).getBytes(UTF_8);
        }
    };

    abstract byte[] apply(byte[] bytes, SplittableRandom dice, Corpus corpus);

    private static byte[] sprinkle(byte[] bytes, SplittableRandom dice, char character, int times) {
        byte[] spoiled = bytes;
        for (int i = 0; i < times; i++) {
            spoiled = insert(spoiled, dice.nextInt(spoiled.length + 1), new byte[] {(byte) character});
        }
        return spoiled;
    }

    private static byte[] insert(byte[] bytes, int at, byte[] what) {
        return join(join(Arrays.copyOf(bytes, at), what), Arrays.copyOfRange(bytes, at, bytes.length));
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(Arrays.asList(text(bytes).split("\n", -1)));
    }

    private static byte[] unlines(List<String> lines) {
        return String.join("\n", lines).getBytes(ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
