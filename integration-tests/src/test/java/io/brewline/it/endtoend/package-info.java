/**
 * The whole pipeline on the local services, from files to the warehouse.
 *
 * <p>Reading order: {@code Machine} (a pipeline that is watched), {@code Warehouse} (what is in it), {@code Chain} (generated
 * files and their truth), {@code DirtyChainTest}, {@code CorrectionsTest}, {@code PoisonedQueuesTest}, {@code KilledRunTest}; for personal data
 * {@code CustomerWords}, {@code WordSearch}, {@code Leaks} and {@code LeaksTest}.
 */
package io.brewline.it.endtoend;
