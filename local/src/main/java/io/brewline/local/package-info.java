/**
 * The whole pipeline on one machine, and the command line {@code brewline}.
 *
 * <p>Reading order: {@code pipeline} (the services, the three handlers, what feeds them), {@code s3} and {@code sqs} (the
 * stand-ins for AWS's services), {@code report} (what became of each file, and a look at the sales), {@code cli} (the
 * commands), {@code generate} (branch files to try it with).
 */
package io.brewline.local;
