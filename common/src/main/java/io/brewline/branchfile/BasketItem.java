package io.brewline.branchfile;

import io.brewline.failure.Reason;
import io.brewline.sale.Product;

/** What a piece of a basket's cell turned out to be. */
sealed interface BasketItem {
    record Sold(Product product) implements BasketItem {}

    record Unreadable(Reason reason) implements BasketItem {}
}
