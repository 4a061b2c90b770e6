/**
 * One client's connection, from its first packet to its last.
 *
 * <p>Read {@link io.brewline.redshift.session.Gateway} (who accepts, on what {@code Terms}), {@code ClientConnection}
 * (plain text or TLS), {@code Admission} (who is let in) with {@code PasswordCheck}, {@code Session} (three threads: {@code reader}
 * takes the client's messages, {@code Forwarder} translates and sends them on, {@code Relay} brings the answers back)
 * and {@code Pipeline} (which answer belongs to which message). {@code CopyFeed} is where a COPY is carried out.
 */
package io.brewline.redshift.session;
