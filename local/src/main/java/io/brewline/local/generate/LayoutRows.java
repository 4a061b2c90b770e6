package io.brewline.local.generate;

import java.util.List;
import java.util.Optional;

/** How one till writes orders: its columns and the text of each cell. One instance serves one file. */
interface LayoutRows {
    List<Column> columns();

    /** The header's row, for tills that write one. */
    Optional<String> header();

    String cell(Column column, Order order);

    /** A timestamp, whether or not the calendar knows it. */
    String timestamp(int year, int month, int day, int secondOfDay);

    /** Whether dates are written {@code 04/03/2024}. */
    boolean writesSlashedDates();

    /** An item of the basket with a price of one's own. */
    String item(PricedItem item, String price);

    /** An item of the basket whose price was forgotten. */
    String unpricedItem(PricedItem item);

    /** What stands between two items of a basket. */
    String separator();

    /** The layout's rows for one file; what differs from file to file comes from the dice. */
    static LayoutRows of(BranchLayout layout, Dice dice) {
        return switch (layout) {
            case SUPERCAFE -> new SupercafeRows();
            case SUPERCAFE_HEADER -> new HeaderRows(dice);
            case SUPERCAFE_TRIPLES -> new TriplesRows();
            case MIX -> throw new IllegalArgumentException("a file has one layout");
        };
    }
}
