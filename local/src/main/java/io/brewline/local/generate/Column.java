package io.brewline.local.generate;

/** What a cell of a branch file means. */
enum Column {
    TIMESTAMP,
    BRANCH,
    CUSTOMER,
    BASKET,
    TOTAL,
    PAYMENT,
    CARD,
    /** A column that no layout knows: a customer's e-mail address, or who served. */
    UNKNOWN
}
