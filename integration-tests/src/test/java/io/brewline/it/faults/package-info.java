/**
 * Faults: the three functions as they are, with the SDK's clients and the Redshift driver as they are, in a world where
 * everything around them fails, in virtual time and in an order that a seed decides.
 *
 * <p>Reading order: {@code FaultsTest} (what must hold), {@code FaultKind} (what can go wrong) and {@code Faults} (when it
 * does), {@code Schedule} (one seed's way), {@code BranchUploads} and {@code Content} (what lands) in the {@code
 * LandingBucket}; {@code Functions} (what Lambda does), {@code FunctionInstance} and {@code Invocation} (a call and its
 * fate); {@code World}, its {@code Clients} and the {@code Cloud} that they talk to by {@code SimulatedHttp}: {@code
 * SimulatedS3}, {@code SimulatedQueue}; {@code WarehouseProxy}, {@code ProxiedConnection} and {@code Turns} (two loaders);
 * in the end {@code Expected}, {@code Actual}, {@code Heard} and {@code Verdict}. {@code Schedules} runs many, {@code
 * RandomSchedules} by hand.
 */
package io.brewline.it.faults;
