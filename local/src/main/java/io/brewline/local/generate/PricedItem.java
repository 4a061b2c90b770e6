package io.brewline.local.generate;

/**
 * A menu item at a price. One price list holds each item once, so that within an order equal items are the same object.
 * The two texts are kept ready because every row needs them.
 *
 * @param size {@code Regular}, {@code Large}, or empty
 * @param name with the flavour, if any
 * @param pence the price of one
 * @param label as the {@code supercafe} layout writes it: {@code Large Latte - 2.45}
 * @param triple as the {@code supercafe-triples} layout writes it: {@code Large,Latte,2.45}
 */
record PricedItem(String size, String name, int pence, String label, String triple) {
    static PricedItem of(MenuItem item, int pence) {
        String sized = item.size().isEmpty() ? item.name() : item.size() + " " + item.name();
        return new PricedItem(
                item.size(),
                item.name(),
                pence,
                sized + " - " + MoneyText.twoDecimals(pence),
                item.size() + "," + item.name() + "," + MoneyText.oneDecimalAtLeast(pence));
    }

    /** The label without its price: {@code Large Latte}. */
    String unpricedLabel() {
        return size.isEmpty() ? name : size + " " + name;
    }
}
