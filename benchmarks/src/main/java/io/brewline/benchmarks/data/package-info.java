/** The branch files that the contestants read: generated, the same on every machine, with some bad rows. */
package io.brewline.benchmarks.data;
