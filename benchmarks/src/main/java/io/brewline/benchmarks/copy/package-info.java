/** COPY of staged order lines into the warehouse of one machine, against PostgreSQL's own way in. */
package io.brewline.benchmarks.copy;
