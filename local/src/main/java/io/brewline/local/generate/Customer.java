package io.brewline.local.generate;

/**
 * Who orders.
 *
 * @param name first and last, invented
 * @param card see {@link CardNumbers}
 */
record Customer(String name, String card) {}
