/** A server that is killed and started again: how long listeners wait. */
package dev.aloud.benchmarks.restart;
