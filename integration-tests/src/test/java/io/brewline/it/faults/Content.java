package io.brewline.it.faults;

import io.brewline.local.generate.ExpectedLoad;
import io.brewline.local.generate.FileRefusal;
import io.brewline.local.generate.GeneratedFile;
import io.brewline.local.generate.WrittenSale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file holds, and the truth about it, as the generator tells it.
 *
 * @param name the generated file's
 * @param bytes as they are uploaded
 * @param sales those that must load, in the file's order; none where it must be refused
 * @param rows data rows
 * @param rejected rows that are no sales
 * @param duplicates copies of earlier rows
 * @param refusal why it must be refused, if it must
 */
@SuppressWarnings("ArrayRecordComponent") // told apart by identity
record Content(
        String name,
        byte[] bytes,
        List<WrittenSale> sales,
        long rows,
        long rejected,
        long duplicates,
        Optional<FileRefusal> refusal) {
    static Content of(GeneratedFile file, List<WrittenSale> written) {
        ExpectedLoad truth = file.truth();
        try {
            return new Content(
                    file.path().getFileName().toString(),
                    Files.readAllBytes(file.path()),
                    truth.isAccepted() ? written : List.of(),
                    truth.rows(),
                    truth.rejected(),
                    truth.duplicateRows(),
                    truth.refusal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Two exports in one file. Both are plain text of one layout that ends with a line's end, and of different days. */
    Content and(Content other) {
        byte[] both = new byte[bytes.length + other.bytes.length];
        System.arraycopy(bytes, 0, both, 0, bytes.length);
        System.arraycopy(other.bytes, 0, both, bytes.length, other.bytes.length);
        List<WrittenSale> all = new ArrayList<>(sales);
        all.addAll(other.sales);
        return new Content(
                name + " and " + other.name,
                both,
                all,
                rows + other.rows,
                rejected + other.rejected,
                duplicates + other.duplicates,
                Optional.empty());
    }

    boolean isAccepted() {
        return refusal.isEmpty();
    }

    Set<LocalDate> days() {
        return sales.stream().map(sale -> sale.at().toLocalDate()).collect(Collectors.toSet());
    }
}
