package io.brewline.it.faults;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** All that happened in a schedule, in order, as a hash, and the latest of it as text. Thread-safe. */
final class Trace {
    private static final int LINES_KEPT = Integer.getInteger("faults.trace", 60);

    private final Deque<String> latest = new ArrayDeque<>();
    private final MessageDigest hash;
    private long lines;

    Trace() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    synchronized void add(String line) {
        hash.update((line + "\n").getBytes(StandardCharsets.UTF_8));
        latest.add(++lines + " " + line);
        if (latest.size() > LINES_KEPT) {
            latest.remove();
        }
    }

    /** Of all so far; nothing can be added after it. */
    synchronized String sha256() {
        return HexFormat.of().formatHex(hash.digest());
    }

    synchronized String latest() {
        return String.join("\n", latest);
    }
}
