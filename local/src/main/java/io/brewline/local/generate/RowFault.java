package io.brewline.local.generate;

/**
 * Why a row must be rejected, as planted. A loader may name the same row's fault otherwise (a total that is not an amount is
 * not the sum either): that it is rejected is certain, the reason is a hint.
 */
public enum RowFault {
    /** Basket, total or payment is empty, or the row ends early. */
    MISSING_FIELD,
    /** A month 13 or more, a day of 31 February, an hour past 23. */
    UNPARSABLE_DATE,
    /** Empty, blank or {@code N/A}. */
    NO_BRANCH,
    UNKNOWN_PAYMENT_METHOD,
    /** An item without price, or two items run together. */
    UNPARSABLE_BASKET,
    /** Total or a price is not a decimal amount. */
    NOT_AN_AMOUNT,
    TOTAL_IS_NOT_THE_SUM,
    /** 400 years on. */
    DATE_IN_THE_FUTURE,
    /** Customer and payment changed places, or the branch is missing and everything after it moved. */
    SHIFTED_COLUMNS
}
