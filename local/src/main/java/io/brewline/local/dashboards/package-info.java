/**
 * Grafana's dashboards for one machine: the files of {@code grafana/dashboards}, made to ask PostgreSQL's data source. Read
 * {@link io.brewline.local.dashboards.PostgresDashboard}, then {@link io.brewline.local.dashboards.PostgresDashboards}.
 */
package io.brewline.local.dashboards;
