package io.brewline.it.dashboards;

/**
 * The types of columns that Grafana's Redshift data source tells apart.
 *
 * @see <a href="https://github.com/grafana/redshift-datasource/blob/main/pkg/redshift/driver/rows.go">how it does</a>
 */
enum ColumnType {
    NUMBER,
    TEXT,
    TIME,
    /** What it cannot show as what it is; a DATE, for one, becomes text. */
    OTHER;

    /** The type that the Redshift driver calls so. */
    static ColumnType named(String name) {
        return switch (name) {
            case "int2", "int4", "int8", "numeric", "float4", "float8" -> NUMBER;
            // An expression of texts is a text in redshift-local, a varchar in Redshift.
            case "varchar", "bpchar", "text" -> TEXT;
            case "timestamp" -> TIME;
            default -> OTHER;
        };
    }
}
