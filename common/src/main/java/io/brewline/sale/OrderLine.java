package io.brewline.sale;

/**
 * One product of one order, however often the basket repeats it.
 *
 * @param product what was sold
 * @param quantity how many, 1 or more
 */
public record OrderLine(Product product, int quantity) {
    public OrderLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("a line sells one or more");
        }
    }

    public Money total() {
        return product.unitPrice().times(quantity);
    }
}
