/**
 * S3 on this machine, and the event that it sends when an object lands.
 *
 * <p>Reading order: {@link io.brewline.local.s3.LocalS3}, {@code S3Store}, {@code S3Endpoints}, {@code LoopbackTomcat},
 * {@code KotlinAsJava}; then {@link io.brewline.local.s3.S3EventNotifier}, {@link io.brewline.local.s3.LandedObject},
 * {@code S3EventJson}, {@code Sequencers}, {@code CreationWatch}; then {@link io.brewline.local.s3.CopySource}.
 *
 * <p>S3Mock can be started with one call, which takes several times as long: Spring Boot looks for what S3Mock is known to
 * consist of, and a second port for HTTPS is opened on all interfaces. Here its own wiring is called directly.
 */
package io.brewline.local.s3;
