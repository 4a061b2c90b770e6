package io.brewline.branchfile;

import static io.brewline.branchfile.Field.BASKET;
import static io.brewline.branchfile.Field.BRANCH;
import static io.brewline.branchfile.Field.CARD;
import static io.brewline.branchfile.Field.ORDERED_AT;
import static io.brewline.branchfile.Field.PAYMENT;
import static io.brewline.branchfile.Field.TOTAL;

import java.util.List;
import java.util.Optional;

/**
 * The layouts that branches send. A new one is a new entry here, with its cases in the tests: where a file without a
 * header has its columns, and how its basket is written.
 */
public enum Layout {
    /** {@code dd/MM/yyyy HH:mm, branch, customer name, basket, total, CARD or CASH, card number}. */
    SUPERCAFE(
            "supercafe", BasketGrammar.DASHES, Columns.inOrder(ORDERED_AT, BRANCH, null, BASKET, TOTAL, PAYMENT, CARD)),

    /** {@code ISO timestamp, branch, customer name, basket, payment, total, "brand,number" or None}. */
    SUPERCAFE_TRIPLES(
            "supercafe-triples",
            BasketGrammar.TRIPLES,
            Columns.inOrder(ORDERED_AT, BRANCH, null, BASKET, PAYMENT, TOTAL, CARD));

    private final String title;
    private final BasketGrammar basket;
    private final Columns withoutHeader;

    Layout(String title, BasketGrammar basket, Columns withoutHeader) {
        this.title = title;
        this.basket = basket;
        this.withoutHeader = withoutHeader;
    }

    /** The name in messages and the ledger. */
    public String title() {
        return title;
    }

    public BasketGrammar basket() {
        return basket;
    }

    /** The columns of a file that has no header. */
    public Columns withoutHeader() {
        return withoutHeader;
    }

    /** The layout of that title, or empty. */
    public static Optional<Layout> ofTitle(String title) {
        return List.of(values()).stream()
                .filter(layout -> layout.title.equals(title))
                .findFirst();
    }
}
