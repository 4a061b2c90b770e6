/**
 * What {@code deploy.sh} does. {@code DeployScriptIT} runs it against a CLI that answers from a script ({@code ScriptedAws}).
 * {@code DeploymentIT} runs it against an emulator of AWS, and reads each resource back through its own service.
 * {@code GrafanaInstanceIT} runs what the deployed instance runs, on a folder ({@code StubbedMachine}).
 *
 * <p>Reading order of the latter: {@code DeploymentIT}; {@code Emulator}, {@code Command}, {@code CustomResources} and {@code
 * SchemaFunction}, which it runs against; {@code DeployedStack} and the readers, by which it looks; {@code Leaf} and {@code
 * Unheeded}, by which it judges.
 */
package io.brewline.it.deployment;
