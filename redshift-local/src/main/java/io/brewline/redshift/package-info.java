/**
 * A local stand-in for Amazon Redshift: a gateway that speaks its wire protocol in front of an embedded PostgreSQL.
 *
 * <p>Read {@link io.brewline.redshift.RedshiftLocal} first, which starts everything; {@code DataDirectory},
 * {@code PostmasterFile} and {@code EmbeddedWarehouse} are the PostgreSQL behind, {@code ServerCertificate} is what clients see under TLS. Then the packages, as a statement
 * meets them: {@link io.brewline.redshift.session} takes it from the client, {@link io.brewline.redshift.sql} puts it
 * into PostgreSQL's words, {@link io.brewline.redshift.copy} carries out a COPY, and
 * {@link io.brewline.redshift.wire} is how all of it travels.
 */
package io.brewline.redshift;
