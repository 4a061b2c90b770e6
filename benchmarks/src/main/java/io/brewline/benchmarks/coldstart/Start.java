package io.brewline.benchmarks.coldstart;

/**
 * One start of a function, in seconds.
 *
 * @param ready from the process's start until it asked for its first event
 * @param answered from the process's start until its first answer
 * @param cpu of all the process's threads, until then
 * @param further CPU time of each further answer, in the mean; NaN where there was one only
 */
record Start(double ready, double answered, double cpu, double further) {}
