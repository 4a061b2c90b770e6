package io.brewline.benchmarks.data;

import io.brewline.local.generate.BranchFileGenerator;
import io.brewline.local.generate.BranchLayout;
import io.brewline.local.generate.GeneratorOptions;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes the branch files; the same for the same sizes. Stateless. */
public final class BranchFiles {
    /** A large file has so many bytes an order, measured: 2,000,000 orders are 278 MB. */
    private static final double BYTES_OF_AN_ORDER = 138.8;

    private static final int ORDERS_OF_A_SMALL_FILE = 250;
    private static final int BRANCHES = 10;

    /** A thousand days on it is still the past: an order of tomorrow would be rejected. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 6);

    private BranchFiles() {}

    /** One file of about {@code orders} rows, one in two hundred of them spoilt. */
    public static void large(Path file, int orders) throws IOException {
        try (OutputStream out = new SpoiltRows(new BufferedOutputStream(Files.newOutputStream(file)))) {
            BranchFileGenerator.writeLarge(options(), out, (long) (orders * BYTES_OF_AN_ORDER), (done, total) -> {});
        }
    }

    /** So many files of a branch's one day, about 250 rows each, none of them spoilt. */
    public static List<Path> small(Path folder, int files) throws IOException {
        return days(folder, files, ORDERS_OF_A_SMALL_FILE);
    }

    /** The same, with about {@code orders} rows each. */
    public static List<Path> days(Path folder, int files, int orders) throws IOException {
        return days(folder, files, orders, file -> file);
    }

    /** The same, with one row in two hundred spoilt. */
    public static List<Path> spoiltDays(Path folder, int files, int orders) throws IOException {
        return days(folder, files, orders, SpoiltRows::new);
    }

    /** One file of a branch's one day, with about {@code orders} rows, none of them spoilt. */
    public static byte[] day(int orders) throws IOException {
        GeneratorOptions options = options().withOrdersPerDay(orders);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        BranchFileGenerator.writeBranchDay(options, 0, options.firstDay(), file);
        return file.toByteArray();
    }

    private static List<Path> days(Path folder, int files, int orders, UnaryOperator<OutputStream> through)
            throws IOException {
        Files.createDirectories(folder);
        List<Path> written = new ArrayList<>();
        GeneratorOptions options = options().withOrdersPerDay(orders);
        for (int i = 0; i < files; i++) {
            Path file = folder.resolve(String.format("branch-%05d.csv", i));
            try (OutputStream out = through.apply(new BufferedOutputStream(Files.newOutputStream(file)))) {
                BranchFileGenerator.writeBranchDay(
                        options, i % BRANCHES, options.firstDay().plusDays(i / BRANCHES), out);
            }
            written.add(file);
        }
        return written;
    }

    private static GeneratorOptions options() {
        return GeneratorOptions.defaults()
                .withBranches(BRANCHES)
                .withFirstDay(FIRST_DAY)
                .withLayout(BranchLayout.SUPERCAFE);
    }
}
