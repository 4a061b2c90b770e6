package io.brewline.it.dashboards;

/**
 * A column of an answer.
 *
 * @param name as a panel finds it
 * @param type as the plugin tells it
 */
record Column(String name, ColumnType type) {}
