/**
 * Files as an enemy, a broken till or a broken disk would send them: what goes in is arbitrary; what comes out is
 * accounted for, holds nobody's data, and stays text wherever it is shown.
 *
 * <p>Reading order: {@link io.brewline.it.hostile.Mutation} (how a file is spoiled), {@code Corpus} (which files are),
 * {@code FuzzInput} (one spoiled file, by its seed), {@code Passage} (its way through Extract and Transform), {@code
 * Accounts} and {@code Secrecy} (what must hold of it), {@code Fuzzer} (many of them), {@code MutationFuzzTest}.
 */
package io.brewline.it.hostile;
