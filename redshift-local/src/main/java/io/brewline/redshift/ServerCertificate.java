package io.brewline.redshift;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The self-signed certificate that a warehouse shows to its clients, for {@code localhost} and 127.0.0.1. It is made at
 * the first start that needs it and kept in a folder of its own until it expires, so that clients may go on trusting
 * it.
 */
final class ServerCertificate {
    /** The key store needs one; what protects the key is that only the owner may read the folder. */
    private static final String PASSWORD = "redshift-local";

    private static final String ALIAS = "redshift-local";
    private static final String PASSWORD_VARIABLE = "KEY_STORE_PASSWORD";
    private static final String DAYS_VALID = "3650";
    private static final int PEM_LINE = 64;

    private final Path folder;

    private ServerCertificate(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the certificate of the folder, or makes one.
     *
     * @param now by when it must not have expired
     * @throws IOException when it can neither be read nor made
     */
    static ServerCertificate in(Path folder, Instant now) throws IOException {
        ServerCertificate certificate = new ServerCertificate(folder);
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        if (!certificate.isValid(now)) {
            certificate.make();
        }
        return certificate;
    }

    /** For clients that are to verify the server: what they call root certificate or {@code sslrootcert}. */
    Path pem() {
        return folder.resolve("certificate.pem");
    }

    private Path store() {
        return folder.resolve("key-store.p12");
    }

    private boolean isValid(Instant now) throws IOException {
        return Files.exists(store())
                && Files.exists(pem())
                && x509().getNotAfter().toInstant().isAfter(now);
    }

    private X509Certificate x509() throws IOException {
        try {
            return (X509Certificate) load().getCertificate(ALIAS);
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            loaded.load(in, PASSWORD.toCharArray());
        }
        return loaded;
    }

    private IOException unreadable(Exception cause) {
        return new IOException(
                "The key store " + store() + " cannot be read; a new one is made where it is missing.", cause);
    }

    /** What to serve TLS with. */
    SSLContext context() throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private void make() throws IOException {
        Path making = folder.resolve("making.p12");
        Files.deleteIfExists(making);
        runKeytool(making);
        Files.move(making, store(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        Files.writeString(pem(), toPem(x509()));
    }

    /** The JDK has no public way to make a certificate but its own program, which every runtime brings along. */
    private static void runKeytool(Path store) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        if (!Files.isExecutable(keytool)) {
            throw new IOException("TLS needs a certificate, and " + keytool + " is missing, which makes one:"
                    + " run on a Java runtime that has it.");
        }
        ProcessBuilder command = new ProcessBuilder(List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-alias",
                        ALIAS,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-ext",
                        "eku=serverAuth",
                        "-validity",
                        DAYS_VALID,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:env",
                        PASSWORD_VARIABLE))
                .redirectErrorStream(true);
        command.environment().put(PASSWORD_VARIABLE, PASSWORD);
        Process process = command.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException("No certificate was made for TLS: " + said.strip());
        }
    }

    private static int exitCode(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a certificate was being made", e);
        }
    }

    private static String toPem(X509Certificate certificate) throws IOException {
        try {
            Base64.Encoder lines = Base64.getMimeEncoder(PEM_LINE, "\n".getBytes(US_ASCII));
            return "-----BEGIN CERTIFICATE-----\n" + lines.encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
