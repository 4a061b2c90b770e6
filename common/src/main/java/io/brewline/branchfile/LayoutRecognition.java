package io.brewline.branchfile;

import io.brewline.sale.Money;
import io.brewline.sale.PaymentMethod;
import io.brewline.sale.Product;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells a file's layout from its first rows: by its header where it has one, else by what its columns hold.
 *
 * @param layout how the basket is written
 * @param columns where the fields are
 */
public record LayoutRecognition(Layout layout, Columns columns) {
    // Of date, basket, total and payment: one may be damaged, and the row still tells its layout.
    private static final int TELLING_FIELDS = 3;

    /** The layout that {@code rows} fit best, or empty where none fits any. */
    public static Optional<LayoutRecognition> of(List<String[]> rows) {
        Optional<Columns> header = header(rows);
        LayoutRecognition best = null;
        long bestFit = -1;
        for (Layout layout : Layout.values()) {
            Columns columns = header.orElse(layout.withoutHeader());
            long fit = rows.stream().mapToLong(row -> fit(row, layout, columns)).sum();
            // A header alone names the layout, even where all rows below it are damaged.
            if (fit > bestFit && (fit > 0 || header.isPresent())) {
                best = new LayoutRecognition(layout, columns);
                bestFit = fit;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The header above all rows that are sales: mostly the first row; some exports put a title above it. */
    private static Optional<Columns> header(List<String[]> rows) {
        for (String[] row : rows) {
            Optional<Columns> header = Header.parse(row);
            if (header.isPresent() || fitsWithoutHeader(row)) {
                return header;
            }
        }
        return Optional.empty();
    }

    private static boolean fitsWithoutHeader(String[] row) {
        return Arrays.stream(Layout.values()).anyMatch(layout -> fit(row, layout, layout.withoutHeader()) > 0);
    }

    /** How many of the telling fields {@code row} shows; 0 where they are too few to tell anything. */
    private static int fit(String[] row, Layout layout, Columns columns) {
        int told = 0;
        told += OrderTimes.parse(columns.cell(Field.ORDERED_AT, row)).isPresent() ? 1 : 0;
        told += Money.parsePence(columns.cell(Field.TOTAL, row)).isPresent() ? 1 : 0;
        told += PaymentMethod.parse(columns.cell(Field.PAYMENT, row)).isPresent() ? 1 : 0;
        // Under a header the basket alone tells the layouts apart.
        List<Product> items = new ArrayList<>();
        BasketReader baskets = new BasketReader(layout.basket());
        told += baskets.read(columns.cell(Field.BASKET, row), items).isEmpty() ? 1 : 0;
        return told >= TELLING_FIELDS ? told : 0;
    }
}
