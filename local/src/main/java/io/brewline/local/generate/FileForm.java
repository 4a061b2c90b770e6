package io.brewline.local.generate;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * What a file is like as a whole. All of these must load. The compressed bytes follow the platform's zlib and this build's
 * Zstandard; what they unpack to is the same everywhere.
 */
public enum FileForm {
    /** UTF-8, LF, a final newline, not compressed, a plain name. */
    PLAIN,
    /** UTF-8 with a byte order mark, and customers whose names are not ASCII. */
    BYTE_ORDER_MARK,
    /** Not UTF-8: customers' names, and currency signs if any, in Windows-1252. */
    WINDOWS_1252,
    /** Lines end in a carriage return. */
    CR,
    /** Lines end in a carriage return and a line feed. */
    CRLF,
    /** The last row has no line end. */
    NO_FINAL_NEWLINE,
    /** Gzip, named {@code .gz}. */
    GZIP,
    /** Zstandard, named {@code .zst}. */
    ZSTD,
    /** Gzip under a name that does not say so. */
    GZIP_UNDER_PLAIN_NAME,
    /** Zstandard under a name that does not say so. */
    ZSTD_UNDER_PLAIN_NAME,
    /** A name with blanks, brackets, a plus and, where the platform's names can hold it, an {@code é}. */
    ODD_NAME;

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /** Where the branch's day lies. */
    Path in(Path dir, Branch branch, LocalDate day) {
        String plain = branch.slug() + "_" + TimeText.dashed(day) + "_09-00-00.csv";
        return switch (this) {
            case GZIP -> dir.resolve(plain + ".gz");
            case ZSTD -> dir.resolve(plain + ".zst");
            case ODD_NAME -> oddlyNamed(dir, branch, day);
            default -> dir.resolve(plain);
        };
    }

    private static Path oddlyNamed(Path dir, Branch branch, LocalDate day) {
        String name = branch.name().toLowerCase(Locale.ROOT) + " (café + bakery) [" + TimeText.dashed(day) + "].csv";
        try {
            return dir.resolve(name);
        } catch (InvalidPathException notInThisPlatformsCharset) {
            return dir.resolve(name.replace('é', 'e'));
        }
    }

    /** The lines of a file of this form; closing what {@link #packed} gave ends the file. */
    TextOut lines(OutputStream packed) throws IOException {
        if (this == BYTE_ORDER_MARK) {
            packed.write(UTF_8_MARK);
        }
        Charset charset = this == WINDOWS_1252 ? Charset.forName("windows-1252") : StandardCharsets.UTF_8;
        return new TextOut(packed, charset, lineEnd());
    }

    OutputStream packed(OutputStream file) throws IOException {
        return switch (this) {
            case GZIP, GZIP_UNDER_PLAIN_NAME -> new GZIPOutputStream(file);
            case ZSTD, ZSTD_UNDER_PLAIN_NAME -> new ZstdOutputStreamNoFinalizer(file);
            default -> file;
        };
    }

    private String lineEnd() {
        return switch (this) {
            case CR -> "\r";
            case CRLF -> "\r\n";
            default -> "\n";
        };
    }

    boolean endsLastLine() {
        return this != NO_FINAL_NEWLINE;
    }
}
