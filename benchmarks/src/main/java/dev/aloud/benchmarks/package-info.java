/**
 * JMH benchmarks of the hot paths and the load generator for the block protocol.
 */
package dev.aloud.benchmarks;
