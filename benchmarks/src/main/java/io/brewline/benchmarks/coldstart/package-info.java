/**
 * How long each shipped jar takes from the start of its process to its first answer, beside a hello-world function under the
 * same runtime client; and what that, and each further file, costs.
 *
 * <p>Reading order: {@code ColdStartComparison} (what is compared), {@code BillComparison} (its price), {@code Deployed} and {@code Cores} (who runs on what),
 * {@code FunctionProcess} (one start, as Lambda does it), {@code RuntimeApi} (Lambda's side of it), {@code Surroundings} and
 * {@code LoopbackAws} (what the functions speak to).
 */
package io.brewline.benchmarks.coldstart;
