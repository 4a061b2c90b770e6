package io.brewline.redshift;

import io.brewline.redshift.wire.BodyWriter;
import io.brewline.redshift.wire.FrontendType;
import io.brewline.redshift.wire.Message;
import io.brewline.redshift.wire.OpeningPacket.Startup;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A client that speaks the protocol message by message, and leaves without a word. */
final class RawClient implements Closeable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    static RawClient connect(int port) throws IOException {
        return new RawClient(new Socket(InetAddress.getLoopbackAddress(), port));
    }

    /** Connects, and waits until queries are welcome. */
    static RawClient open(int port) throws IOException {
        RawClient client = connect(port);
        client.startUp("raw");
        client.readUntil('Z');
        return client;
    }

    void startUp(String user) throws IOException {
        new Startup(0, Map.of("user", user, "database", "dev", "driver_version", "none")).writeTo(out);
    }

    void sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void send(List<Message> messages) throws IOException {
        for (Message message : messages) {
            message.writeTo(out);
        }
        out.flush();
    }

    void query(String sql) throws IOException {
        send(List.of(new BodyWriter().string(sql).toMessage(FrontendType.QUERY)));
    }

    /** Says that it will send no more. */
    void finishSending() throws IOException {
        socket.shutdownOutput();
    }

    int readByte() throws IOException {
        return in.read();
    }

    /** What comes until the server leaves, however it leaves. */
    String readToTheEnd() {
        StringBuilder text = new StringBuilder();
        try {
            for (int next = in.read(); next >= 0; next = in.read()) {
                text.append((char) next);
            }
        } catch (IOException e) {
            // Bytes that it did not read make a connection end so.
        }
        return text.toString();
    }

    /** The next message. */
    Message read() throws IOException {
        Message message = Message.readFrom(in);
        if (message == null) {
            throw new IOException("the server left");
        }
        return message;
    }

    /** The next message of this type; those before it are dropped. */
    Message read(char type) throws IOException {
        Message message = read();
        while (message.type() != type) {
            message = read();
        }
        return message;
    }

    /** The types of the messages up to, with, this one. */
    List<Character> readUntil(char type) throws IOException {
        List<Character> types = new ArrayList<>();
        do {
            types.add(read().type());
        } while (types.get(types.size() - 1) != type);
        return types;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
