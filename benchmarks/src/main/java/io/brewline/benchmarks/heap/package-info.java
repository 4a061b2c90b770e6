/** The heap that the functions need, each in a process that is given so much and no more. */
package io.brewline.benchmarks.heap;
