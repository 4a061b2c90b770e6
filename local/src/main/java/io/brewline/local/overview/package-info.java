/**
 * The chain at a glance: the sales of a period, beside the period before, as one HTML page that needs no network.
 *
 * <p>It reads the {@code reporting} schema and nothing else, as the dashboards do. Reading order: {@link
 * io.brewline.local.overview.Period}, {@link io.brewline.local.overview.ChainOverview} (the figures), {@link
 * io.brewline.local.overview.OverviewReader} (asks), {@link io.brewline.local.overview.OverviewPage} (shows). The page is
 * {@code page.mustache} beside them; it holds every figure as text, and {@code charts.js} draws the same figures.
 */
package io.brewline.local.overview;
