/**
 * deploy.sh, what it says and how it ends, and what boots Grafana's instance. Read {@link DeployScriptIT} first, then {@link
 * DeploymentIT}, which deploys to an emulator and reads back what is there, then {@link GrafanaInstanceIT}.
 */
package io.brewline.it.deployment;
