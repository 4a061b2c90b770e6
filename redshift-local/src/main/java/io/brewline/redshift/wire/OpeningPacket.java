package io.brewline.redshift.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first packet of a connection: it has no type letter, only a length and a code.
 *
 * @see <a href="https://www.postgresql.org/docs/17/protocol-flow.html#PROTOCOL-FLOW-START-UP">Start-up</a>
 */
public sealed interface OpeningPacket {
    /** A wish for TLS, to be answered with one byte. */
    record TlsRequest() implements OpeningPacket {}

    /** A wish for GSSAPI encryption, to be answered with one byte. */
    record GssRequest() implements OpeningPacket {}

    /** The start of a session in a version of the protocol that nobody here speaks. */
    record UnknownVersion(int major, int minor) implements OpeningPacket {}

    /** A wish to cancel what another connection is running. */
    record CancelRequest(int processId, int secretKey) implements OpeningPacket {
        public void writeTo(OutputStream out) throws IOException {
            write(out, new BodyWriter().int32(CANCEL_CODE).int32(processId).int32(secretKey));
        }
    }

    /**
     * The start of a session.
     *
     * @param minor what the client speaks of protocol 3; PostgreSQL answers a later one than it knows with its own
     * @param parameters in their order
     */
    record Startup(int minor, Map<String, String> parameters) implements OpeningPacket {
        public void writeTo(OutputStream out) throws IOException {
            BodyWriter body = new BodyWriter().int32(PROTOCOL_3 | minor);
            parameters.forEach((name, value) -> body.string(name).string(value));
            write(out, body.letter((char) 0));
        }
    }

    int PROTOCOL_3 = 3 << 16;
    int CANCEL_CODE = (1234 << 16) | 5678;
    int TLS_CODE = (1234 << 16) | 5679;
    int GSS_CODE = (1234 << 16) | 5680;
    /** PostgreSQL's own bound; it also keeps an HTTP request from being taken for a huge packet. */
    int MOST_BYTES = 10_000;

    /**
     * Reads the packet.
     *
     * @throws ProtocolViolation when the bytes are no such packet
     * @throws IOException when the stream breaks within it
     */
    static OpeningPacket readFrom(InputStream in) throws IOException {
        DataInputStream fields = new DataInputStream(in);
        int length = fields.readInt();
        if (length < 2 * Integer.BYTES || length > MOST_BYTES) {
            throw new ProtocolViolation("what came first is not a start-up packet");
        }
        byte[] body = Message.readFully(in, length - Integer.BYTES);
        BodyReader reader = new BodyReader(body);
        int code = reader.int32();
        return switch (code) {
            case TLS_CODE -> new TlsRequest();
            case GSS_CODE -> new GssRequest();
            case CANCEL_CODE -> new CancelRequest(reader.int32(), reader.int32());
            default -> startup(code >>> 16, code & 0xffff, reader);
        };
    }

    private static OpeningPacket startup(int major, int minor, BodyReader reader) throws IOException {
        if (major != PROTOCOL_3 >>> 16) {
            return new UnknownVersion(major, minor);
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
            parameters.put(name, reader.string());
        }
        return new Startup(minor, parameters);
    }

    private static void write(OutputStream out, BodyWriter body) throws IOException {
        byte[] bytes = body.toBytes();
        out.write(new BodyWriter()
                .int32(bytes.length + Integer.BYTES)
                .bytes(bytes)
                .toBytes());
        out.flush();
    }
}
