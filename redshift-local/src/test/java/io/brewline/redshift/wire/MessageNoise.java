package io.brewline.redshift.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Messages as clients send them, and what becomes of them on a bad day. */
public final class MessageNoise {
    private static final List<String> SQL = List.of(
            "SELECT 1",
            "SELECT n FROM fuzz",
            "INSERT INTO fuzz VALUES (1)",
            "BEGIN",
            "COMMIT; SELECT 2",
            "ROLLBACK",
            "TRUNCATE fuzz",
            "CREATE TEMP TABLE fuzz_temp (n INT)",
            "COPY fuzz FROM 's3://nowhere/nothing' IAM_ROLE default FORMAT AS CSV",
            "SELECT $1 + 1",
            "CREATE INDEX refused ON fuzz (n)",
            "SELECT 'open",
            "");
    private static final List<String> NAMES = List.of("", "s", "t", "redshift_local");
    private static final int LONGEST_NOISE = 40;

    private MessageNoise() {}

    /** A stream of a few messages, most of them damaged or out of place. */
    public static byte[] stream(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            out.writeBytes(damaged(random, bytes(message(random))));
        }
        byte[] all = out.toByteArray();
        return random.nextInt(4) == 0 ? cut(random, all) : all;
    }

    private static byte[] damaged(Random random, byte[] message) {
        return switch (random.nextInt(12)) {
            case 0 -> cut(random, message);
            case 1 -> noise(random);
            case 2 -> withByte(random, message);
            case 3 -> withLength(message, random.nextInt());
            case 4 -> withLength(message, message.length + random.nextInt(9) - 5);
            default -> message;
        };
    }

    private static Message message(Random random) {
        String sql = pick(random, SQL);
        String name = pick(random, NAMES);
        return switch (random.nextInt(14)) {
            case 0, 1 -> new BodyWriter().string(sql).toMessage(FrontendType.QUERY);
            case 2, 3 -> new BodyWriter().string(name).string(sql).int16(0).toMessage(FrontendType.PARSE);
            case 4, 5 ->
                new BodyWriter()
                        .string(name)
                        .string(pick(random, NAMES))
                        .int16(0)
                        .int16(0)
                        .int16(0)
                        .toMessage(FrontendType.BIND);
            case 6, 7 -> new BodyWriter().string(name).int32(random.nextInt(3)).toMessage(FrontendType.EXECUTE);
            case 8 ->
                new BodyWriter()
                        .letter(random.nextBoolean() ? 'S' : 'P')
                        .string(name)
                        .toMessage(FrontendType.DESCRIBE);
            case 9 ->
                new BodyWriter()
                        .letter(random.nextBoolean() ? 'S' : 'P')
                        .string(name)
                        .toMessage(FrontendType.CLOSE);
            case 10, 11 -> new Message(FrontendType.SYNC, new byte[0]);
            case 12 -> new Message(FrontendType.FLUSH, new byte[0]);
            default -> new Message((char) ('A' + random.nextInt('z' - 'A')), noise(random));
        };
    }

    /** A start-up packet that may be damaged, or another opening. */
    public static byte[] opening(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new OpeningPacket.Startup(random.nextInt(2), Map.of("user", "fuzz", "database", "dev")).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return switch (random.nextInt(10)) {
            case 0 -> cut(random, out.toByteArray());
            case 1 -> noise(random);
            case 2 -> withByte(random, out.toByteArray());
            default -> out.toByteArray();
        };
    }

    private static byte[] bytes(Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] cut(Random random, byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    }

    private static byte[] noise(Random random) {
        byte[] noise = new byte[random.nextInt(LONGEST_NOISE)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] withByte(Random random, byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[random.nextInt(changed.length)] = (byte) random.nextInt();
        return changed;
    }

    private static byte[] withLength(byte[] message, int length) {
        byte[] head = new BodyWriter().letter((char) message[0]).int32(length).toBytes();
        byte[] changed = message.clone();
        System.arraycopy(head, 0, changed, 0, head.length);
        return changed;
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
