package io.brewline.benchmarks.transform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hashes that a file's orders need, and nothing else: a SHA-1 over as many bytes as an order's name has, and an
 * HMAC-SHA-256 of each card. Not thread-safe.
 */
final class RowHashes {
    /** Offsets of a row's parts: its start, the customer's name, the basket, the card, its end. */
    private static final int MARKS = 5;

    private static final int NAMESPACE_BYTES = 16;

    private final byte[] file;
    private final int[] marks;

    private RowHashes(byte[] file, int[] marks) {
        this.file = file;
        this.marks = marks;
    }

    /** Finds the rows of a file of the {@code supercafe} layout, which ends with a line feed. */
    static RowHashes of(byte[] file) {
        int[] marks = new int[1 << 10];
        int used = 0;
        for (int start = 0; start < file.length; ) {
            int end = indexOf(file, '\n', start);
            if (used + MARKS > marks.length) {
                marks = Arrays.copyOf(marks, marks.length * 2);
            }
            int name = indexOf(file, ',', indexOf(file, ',', start) + 1) + 1;
            int card = end;
            while (file[card - 1] != ',') {
                card--;
            }
            marks[used++] = start;
            marks[used++] = name;
            marks[used++] = indexOf(file, ',', name) + 1;
            marks[used++] = card;
            marks[used++] = end;
            start = end + 1;
        }
        return new RowHashes(file, Arrays.copyOf(marks, used));
    }

    /** Makes them all; gives a number that depends on each. */
    long run() throws GeneralSecurityException {
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(TransformRig.CUSTOMER_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] namespace = new byte[NAMESPACE_BYTES];
        long all = 0;
        for (int i = 0; i < marks.length; i += MARKS) {
            int card = marks[i + 3];
            sha1.update(namespace);
            sha1.update(file, marks[i], marks[i + 1] - marks[i]);
            sha1.update(file, marks[i + 2], card - marks[i + 2]);
            all += sha1.digest()[0];
            if (card < marks[i + 4]) {
                mac.update(file, card, marks[i + 4] - card);
                all += mac.doFinal()[0];
            }
        }
        return all;
    }

    private static int indexOf(byte[] file, char wanted, int from) {
        int i = from;
        while (file[i] != wanted) {
            i++;
        }
        return i;
    }
}
