package io.brewline.redshift.session;

import io.brewline.redshift.wire.ProtocolViolation;
import io.brewline.redshift.wire.Report;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The connection to one client, in plain text until {@link #encrypt}. One thread may read while another writes; any
 * may close it.
 */
final class ClientConnection implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final byte TLS_ACCEPTED = 'S';
    private static final byte DECLINED = 'N';

    private final Socket tcp;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    ClientConnection(Socket tcp) throws IOException {
        this.tcp = tcp;
        tcp.setTcpNoDelay(true);
        use(tcp);
    }

    private void use(Socket layer) throws IOException {
        socket = layer;
        in = new BufferedInputStream(layer.getInputStream(), BUFFER_BYTES);
        out = new BufferedOutputStream(layer.getOutputStream(), BUFFER_BYTES);
    }

    InputStream in() {
        return in;
    }

    /** Buffered: who writes flushes. */
    OutputStream out() {
        return out;
    }

    boolean isEncrypted() {
        return socket instanceof SSLSocket;
    }

    /** Tells the client to go on in plain text. */
    void declineEncryption() throws IOException {
        out.write(DECLINED);
        out.flush();
    }

    /** Tells the client to go on with TLS, and shakes hands. */
    void encrypt(SSLContext context) throws IOException {
        if (in.available() > 0) {
            // Somebody on the way may have put them there: they would be taken for what the client said under TLS.
            throw new ProtocolViolation("bytes came before the answer to the wish for TLS");
        }
        out.write(TLS_ACCEPTED);
        out.flush();
        SSLSocket layer = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, true);
        layer.setUseClientMode(false);
        layer.startHandshake();
        use(layer);
    }

    /** Tells the client why it is not served. */
    void refuse(Report report) throws IOException {
        report.toError().writeTo(out);
        finish();
    }

    /** Sends what is buffered, and says that nothing more will come. */
    void finish() throws IOException {
        out.flush();
        socket.shutdownOutput();
    }

    /** Ends it at once: the goodbye of TLS would wait for a client that does not read. */
    @Override
    public void close() throws IOException {
        tcp.close();
    }
}
