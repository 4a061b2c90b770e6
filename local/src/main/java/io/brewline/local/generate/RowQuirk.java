package io.brewline.local.generate;

/** What is odd about a row, or stands between rows, and must not keep it from loading. */
public enum RowQuirk {
    /** Blanks around each cell, outside the quotation marks too. */
    PADDED_CELLS,
    /** A pound sign before the total, or before every price as well. */
    CURRENCY_SIGN,
    TRAILING_EMPTY_CELLS,
    /** {@code 4/3/2024 9:05}; slashed dates only. */
    UNPADDED_DATE,
    /** {@code 04/03/2024 09:05:17}; slashed dates only. */
    DATE_WITH_SECONDS,
    /** A number that a spreadsheet destroyed: {@code 9.99E+15}, {@code 9999123412341234.0}. */
    DAMAGED_CARD_NUMBER,
    /** The header once more before the row; layouts with a header only. */
    REPEATED_HEADER,
    /** An empty line, or one of blanks, before the row. */
    BLANK_LINE
}
