package io.brewline.local.generate;

/**
 * What can be ordered, before a price list prices it.
 *
 * @param size {@code Regular}, {@code Large}, or empty for food
 * @param name with the flavour, if any, after {@code " - "}
 * @param basePence the price that price lists vary
 * @param weight how often it is ordered, against the others
 */
record MenuItem(String size, String name, int basePence, int weight) {}
