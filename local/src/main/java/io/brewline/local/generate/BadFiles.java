package io.brewline.local.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What lands among branch files and is none. */
final class BadFiles {
    /** Every PNG begins with these eight bytes (ISO/IEC 15948, 5.2). */
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private static final byte[] PNG_FIRST_CHUNK = {0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 4, 0, 0, 0, 3, 0};

    private static final int PICTURE_BYTES = 4_096;

    private static final List<String> GOODS =
            List.of("Oat milk 1 l", "House beans 1 kg", "Paper cups large", "Sugar sticks", "Napkins", "Cocoa 500 g");

    private BadFiles() {}

    static void picture(OutputStream out, Dice dice) throws IOException {
        byte[] pixels = new byte[PICTURE_BYTES];
        dice.fill(pixels);
        out.write(PNG_SIGNATURE);
        out.write(PNG_FIRST_CHUNK);
        out.write(pixels);
    }

    static void stockList(OutputStream out, Dice dice) throws IOException {
        TextOut lines = new TextOut(out, StandardCharsets.UTF_8, "\n");
        lines.line("SKU,Description,In Stock,Reorder At");
        int sku = 1_000;
        for (String good : GOODS) {
            lines.line("BL-" + sku++ + "," + good + "," + dice.below(90) + "," + 5 * (1 + dice.below(5)));
        }
        lines.finish(true);
    }
}
