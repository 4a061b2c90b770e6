package io.brewline.redshift.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * One message of the wire protocol: a type byte and a body.
 *
 * @param type the letter that says what the body is, see {@link FrontendType} and {@link BackendType}
 * @param body what follows the length; owned by the message, not copied
 * @see <a href="https://www.postgresql.org/docs/17/protocol-message-formats.html">Message formats</a>
 */
@SuppressWarnings("ArrayRecordComponent") // a message is moved, never compared
public record Message(char type, byte[] body) {
    /** PostgreSQL's own bound on what a client may send in one message (1 GiB). */
    private static final int MOST_BYTES = 1 << 30;

    /**
     * Reads the next message.
     *
     * @return the message, or null when the other side ended the stream between two messages
     * @throws ProtocolViolation when the bytes are not a message
     * @throws IOException when the stream breaks inside a message
     */
    public static Message readFrom(InputStream in) throws IOException {
        return readFrom(in, MOST_BYTES);
    }

    /** The same where a longer one is none. */
    public static Message readFrom(InputStream in, int mostBytes) throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        int length = readInt(in);
        if (length < Integer.BYTES || length > mostBytes) {
            throw new ProtocolViolation("the length of a message is out of bounds");
        }
        return new Message((char) type, readFully(in, length - Integer.BYTES));
    }

    /** Writes this message; flushing is the caller's. */
    public void writeTo(OutputStream out) throws IOException {
        writeHeader(out, type, body.length);
        out.write(body);
    }

    /** Writes type and length only, for a body that the caller sends itself. */
    public static void writeHeader(OutputStream out, char type, int bodyLength) throws IOException {
        out.write(type);
        writeInt(out, bodyLength + Integer.BYTES);
    }

    /** Opens the body for reading field by field. */
    public BodyReader fields() {
        return new BodyReader(body);
    }

    static int readInt(InputStream in) throws IOException {
        byte[] four = readFully(in, Integer.BYTES);
        return (four[0] & 0xff) << 24 | (four[1] & 0xff) << 16 | (four[2] & 0xff) << 8 | (four[3] & 0xff);
    }

    /** Takes memory as bytes come, not as a length promises them. */
    static byte[] readFully(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new IOException("the stream ended inside a message");
        }
        return bytes;
    }

    private static void writeInt(OutputStream out, int value) throws IOException {
        out.write(value >>> 24);
        out.write(value >>> 16);
        out.write(value >>> 8);
        out.write(value);
    }
}
