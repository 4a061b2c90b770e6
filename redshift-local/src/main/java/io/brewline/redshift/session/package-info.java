/**
 * One client's connection, from its first packet to its last.
 *
 * <p>Read {@link io.brewline.redshift.session.Gateway} (who accepts), {@code Opening} (what is said first), {@code Session} (three threads: {@code reader} takes the
 * client's messages, {@link io.brewline.redshift.session.Forwarder} translates and sends them on, {@link io.brewline.redshift.session.Relay} brings the answers back) and {@code
 * Pipeline} (which answer belongs to which message). {@code CopyFeed} is where a COPY is carried out.
 */
package io.brewline.redshift.session;
