/**
 * The jars as they are shipped, each run as AWS Lambda runs it: unpacked, in a process of its own, by the real runtime
 * client.
 *
 * <p>Reading order: {@code ShippedFunction} (what is shipped), {@code FunctionMemory}, {@code RuntimeApi} (Lambda's side),
 * {@code FunctionProcess}, {@code OtherServices}, {@code ShippedStack} (what is around the functions), {@code
 * StartTimes}, {@code ShippedFunctionsIT}.
 */
package io.brewline.it.shipped;
