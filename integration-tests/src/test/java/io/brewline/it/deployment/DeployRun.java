package io.brewline.it.deployment;

/**
 * What a run of deploy.sh came to.
 *
 * @param exitCode 0, 1, or 2 for wrong usage
 * @param output of both streams
 */
record DeployRun(int exitCode, String output) {}
