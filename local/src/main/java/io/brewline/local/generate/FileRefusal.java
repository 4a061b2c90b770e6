package io.brewline.local.generate;

/** Why a whole file must be refused. */
public enum FileRefusal {
    /** No bytes at all. */
    EMPTY,
    /** A picture under a CSV's name. */
    NOT_TEXT,
    /** A list of stock: CSV, but of other columns. */
    UNKNOWN_LAYOUT,
    /** A known layout, two thirds of the rows bad. */
    MOSTLY_BAD_ROWS
}
