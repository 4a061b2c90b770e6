/** deploy.sh: what it says and how it ends. Read {@link DeployScriptIT} first. */
package io.brewline.it.deployment;
