package io.brewline.redshift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** Reads the fields of a message's body in order. Not thread-safe. */
public final class BodyReader {
    private final byte[] body;
    private int at;

    BodyReader(byte[] body) {
        this.body = body;
    }

    /** Reads a zero-terminated string. */
    public String string() throws IOException {
        int end = at;
        while (end < body.length && body[end] != 0) {
            end++;
        }
        if (end == body.length) {
            throw new ProtocolViolation("a string in a message has no end");
        }
        String text = new String(body, at, end - at, UTF_8);
        at = end + 1;
        return text;
    }

    /**
     * Reads a zero-terminated string that must be UTF-8.
     *
     * @throws CharacterCodingException when it is not: reading goes on behind it
     */
    public String utf8() throws IOException {
        int start = at;
        string();
        return UTF_8.newDecoder()
                .decode(ByteBuffer.wrap(body, start, at - 1 - start))
                .toString();
    }

    /** Reads one byte as a letter. */
    public char letter() throws IOException {
        if (at == body.length) {
            throw new ProtocolViolation("a message is shorter than its fields");
        }
        return (char) (body[at++] & 0xff);
    }

    /** Reads a 32-bit integer. */
    public int int32() throws IOException {
        return letter() << 24 | letter() << 16 | letter() << 8 | letter();
    }

    /** Reads a 16-bit integer. */
    public int int16() throws IOException {
        return letter() << 8 | letter();
    }

    /** Reads so many bytes as text. */
    public String text(int bytes) throws IOException {
        if (bytes < 0 || bytes > body.length - at) {
            throw new ProtocolViolation("a message is shorter than its fields");
        }
        String text = new String(body, at, bytes, UTF_8);
        at += bytes;
        return text;
    }

    /** How many bytes have been read. */
    public int position() {
        return at;
    }

    /** What has not been read yet. */
    public byte[] rest() {
        return Arrays.copyOfRange(body, at, body.length);
    }
}
