package io.brewline.load;

import io.brewline.aws.Settings;
import io.brewline.failure.Misconfigured;

/**
 * What the schema function is told by its environment. Each secret is JSON with {@code username} and {@code password}.
 *
 * @param warehouseUrl {@code WAREHOUSE_URL}, such as {@code jdbc:redshift://host:5439/dev}
 * @param adminSecretArn {@code ADMIN_SECRET_ARN}: who creates the schema and the users
 * @param loaderSecretArn {@code LOADER_SECRET_ARN}: as whom the load function will sign in
 * @param reportingSecretArn {@code REPORTING_SECRET_ARN}: as whom dashboards will
 */
record SchemaConfig(
        WarehouseUrl warehouseUrl, String adminSecretArn, String loaderSecretArn, String reportingSecretArn) {
    /** The function's environment: the only place where it is read. */
    static Settings environment() {
        return new Settings(System.getenv());
    }

    /**
     * The configuration that {@code settings} hold.
     *
     * @throws Misconfigured where one is missing or not what it should be
     */
    static SchemaConfig from(Settings settings) {
        return new SchemaConfig(
                new WarehouseUrl(settings.required("WAREHOUSE_URL")),
                settings.required("ADMIN_SECRET_ARN"),
                settings.required("LOADER_SECRET_ARN"),
                settings.required("REPORTING_SECRET_ARN"));
    }
}
