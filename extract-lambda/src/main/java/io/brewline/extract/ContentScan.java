package io.brewline.extract;

import io.brewline.branchfile.LayoutRecognition;
import io.brewline.branchfile.Row;
import io.brewline.branchfile.RowReader;
import io.brewline.failure.BadInput;
import io.brewline.failure.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a file's unpacked bytes tell as they pass by: whether they are text, in which charset, and the first of them,
 * from which the layout is recognised. Constant memory; not thread-safe.
 */
final class ContentScan {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final int SAMPLE_BYTES = 1 << 17;
    private static final int SAMPLE_ROWS = 100;
    // A stray control character spoils its row; more than one in this many bytes is no text.
    private static final long BYTES_A_CONTROL_CHARACTER = 200;

    private final Utf8Check utf8 = new Utf8Check();
    private final ByteArrayOutputStream sample = new ByteArrayOutputStream(1 << 13);
    private long bytes;
    private long controls;

    void accept(byte[] buffer, int length) {
        bytes += length;
        sample.write(buffer, 0, Math.min(length, SAMPLE_BYTES - sample.size()));
        utf8.accept(buffer, length);
        for (int i = 0; i < length; i++) {
            if (buffer[i] < ' ' && buffer[i] >= 0 && !isTextControl(buffer[i])) {
                controls++;
            }
        }
    }

    // Tab, line feed, vertical tab, form feed, carriage return, and the end-of-file mark of old systems.
    private static boolean isTextControl(byte b) {
        return (b >= 0x09 && b <= 0x0d) || b == 0x1a;
    }

    /**
     * To be called once, after the last bytes.
     *
     * @throws BadInput where the file is empty or not text
     */
    void finish() {
        if (bytes == 0) {
            throw new BadInput(Reason.EMPTY, "The file has no content.");
        }
        if (controls > 1 && controls > bytes / BYTES_A_CONTROL_CHARACTER) {
            throw new BadInput(
                    Reason.NOT_TEXT, controls + " of its " + bytes + " bytes are characters that no text has.");
        }
    }

    /** UTF-8 where the bytes are that, or a byte order mark says so; Windows-1252 otherwise: every byte sequence is. */
    Charset charset() {
        return hasByteOrderMark() || utf8.prevails() ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    private boolean hasByteOrderMark() {
        byte[] first = sample.toByteArray();
        return first.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(first, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    /**
     * The layout that the first rows tell.
     *
     * @throws BadInput where there are no rows, or of no known layout
     */
    LayoutRecognition recogniseLayout() throws IOException {
        List<String[]> rows = new ArrayList<>();
        RowReader reader =
                new RowReader(new InputStreamReader(new ByteArrayInputStream(sample.toByteArray()), charset()));
        boolean any = false;
        for (Row row = reader.next(); row != null && rows.size() < SAMPLE_ROWS; row = reader.next()) {
            any = true;
            if (row instanceof Row.Cells cells) {
                rows.add(cells.cells());
            }
        }
        if (!any) {
            throw new BadInput(Reason.EMPTY, "The file has only blank lines.");
        }
        return LayoutRecognition.of(rows)
                .orElseThrow(() -> new BadInput(
                        Reason.UNKNOWN_LAYOUT,
                        "None of the first rows fits a known layout, and no header names the columns."));
    }
}
