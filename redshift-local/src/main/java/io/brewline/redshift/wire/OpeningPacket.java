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
    /** A wish for TLS or GSSAPI encryption, to be answered with one byte. */
    record EncryptionRequest() implements OpeningPacket {}

    /** A wish to cancel what another connection is running. */
    record CancelRequest(int processId, int secretKey) implements OpeningPacket {
        public void writeTo(OutputStream out) throws IOException {
            write(out, new BodyWriter().int32(CANCEL_CODE).int32(processId).int32(secretKey));
        }
    }

    /** The start of a session. */
    record Startup(Map<String, String> parameters) implements OpeningPacket {
        public void writeTo(OutputStream out) throws IOException {
            BodyWriter body = new BodyWriter().int32(PROTOCOL_3);
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
     * @throws IOException when the bytes are no such packet, or speak another version of the protocol
     */
    static OpeningPacket readFrom(InputStream in) throws IOException {
        DataInputStream fields = new DataInputStream(in);
        int length = fields.readInt();
        if (length < 2 * Integer.BYTES || length > MOST_BYTES) {
            throw new IOException("not a start-up packet");
        }
        byte[] body = Message.readFully(in, length - Integer.BYTES);
        BodyReader reader = new BodyReader(body);
        int code = reader.int32();
        return switch (code) {
            case TLS_CODE, GSS_CODE -> new EncryptionRequest();
            case CANCEL_CODE -> new CancelRequest(reader.int32(), reader.int32());
            default -> startup(code, reader);
        };
    }

    private static Startup startup(int version, BodyReader reader) throws IOException {
        if (version >>> 16 != PROTOCOL_3 >>> 16) {
            throw new IOException("not protocol version 3");
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = reader.string(); !name.isEmpty(); name = reader.string()) {
            parameters.put(name, reader.string());
        }
        return new Startup(parameters);
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
