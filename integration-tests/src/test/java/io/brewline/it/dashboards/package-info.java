/**
 * Grafana's files: what they must keep to, and that each query of them runs, on a warehouse that holds a generated month. Read
 * {@link io.brewline.it.dashboards.GrafanaFiles}, then {@link io.brewline.it.dashboards.SqlQuery}, then the tests.
 */
package io.brewline.it.dashboards;
