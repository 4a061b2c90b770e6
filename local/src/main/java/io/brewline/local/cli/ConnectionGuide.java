package io.brewline.local.cli;

import io.brewline.redshift.RedshiftLocal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How other programs connect to a warehouse.
 *
 * @param warehouse that runs
 * @param s3 where COPY reads
 * @param user who is let in by password; empty where everybody is let in
 */
record ConnectionGuide(RedshiftLocal warehouse, URI s3, Optional<String> user) {
    private static final String HOST = "127.0.0.1";

    /** A line for each kind of program; no password that somebody chose. */
    String text() {
        String server = HOST + ":" + warehouse.port();
        return String.join(
                System.lineSeparator(),
                List.of(
                        "A local Redshift is running on " + server + ", for programs of this machine.",
                        "  JDBC       " + warehouse.jdbcUrl()
                                + user.map(name -> ", with user " + name + " and the password")
                                        .orElse(""),
                        "  psql       psql \"host=" + HOST + " port=" + warehouse.port() + " dbname=dev "
                                + user.map(name -> "user=" + name).orElse("user=brewline password=local") + " "
                                + psqlEncryption() + "\"",
                        "  Grafana    data source PostgreSQL: host " + server + ", database dev, "
                                + user.map(name -> "user " + name + ", the password")
                                        .orElse("user brewline, password local")
                                + ", " + grafanaEncryption(),
                        "  S3         COPY reads s3://BUCKET/KEY from " + s3 + ", with any IAM_ROLE",
                        ""));
    }

    private String psqlEncryption() {
        return warehouse
                .certificate()
                .map(certificate -> "sslmode=verify-full sslrootcert=" + certificate)
                .orElse("sslmode=disable");
    }

    private String grafanaEncryption() {
        Optional<Path> certificate = warehouse.certificate();
        return "TLS/SSL mode "
                + certificate
                        .map(file -> "verify-full, root certificate " + file)
                        .orElse("disable");
    }
}
