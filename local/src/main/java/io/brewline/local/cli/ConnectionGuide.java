package io.brewline.local.cli;

import io.brewline.redshift.RedshiftLocal;
import java.net.URI;
import java.util.List;

/**
 * How other programs connect to a warehouse.
 *
 * @param warehouse that runs
 * @param s3 where COPY reads
 */
record ConnectionGuide(RedshiftLocal warehouse, URI s3) {
    private static final String HOST = "127.0.0.1";

    /** A line for each kind of program. */
    String text() {
        String server = HOST + ":" + warehouse.port();
        return String.join(
                System.lineSeparator(),
                List.of(
                        "A local Redshift is running on " + server + ", for programs of this machine.",
                        "  JDBC       " + warehouse.jdbcUrl(),
                        "  psql       psql \"host=" + HOST + " port=" + warehouse.port()
                                + " dbname=dev user=brewline password=local sslmode=disable\"",
                        "  Grafana    data source PostgreSQL: host " + server
                                + ", database dev, user brewline, password local, TLS/SSL mode disable",
                        "  S3         COPY reads s3://BUCKET/KEY from " + s3 + ", with any IAM_ROLE",
                        ""));
    }
}
