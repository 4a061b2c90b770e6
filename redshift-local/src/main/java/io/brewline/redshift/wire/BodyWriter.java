package io.brewline.redshift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Builds a message field by field. Not thread-safe. */
public final class BodyWriter {
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** Appends a zero-terminated string. */
    public BodyWriter string(String text) {
        body.writeBytes(text.getBytes(UTF_8));
        body.write(0);
        return this;
    }

    /** Appends one byte. */
    public BodyWriter letter(char letter) {
        body.write(letter);
        return this;
    }

    /** Appends a 16-bit integer. */
    public BodyWriter int16(int value) {
        body.write(value >>> 8);
        body.write(value);
        return this;
    }

    /** Appends a 32-bit integer. */
    public BodyWriter int32(int value) {
        return int16(value >>> 16).int16(value);
    }

    /** Appends bytes as they are. */
    public BodyWriter bytes(byte[] bytes) {
        body.writeBytes(bytes);
        return this;
    }

    /** The message of this type with what was appended. */
    public Message toMessage(char type) {
        return new Message(type, body.toByteArray());
    }

    byte[] toBytes() {
        return body.toByteArray();
    }
}
