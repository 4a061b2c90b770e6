/**
 * Many small files one after another, each of a branch's day, in a process that starts for them: the shipped jar of
 * Transform against CPython.
 */
package io.brewline.benchmarks.files;
