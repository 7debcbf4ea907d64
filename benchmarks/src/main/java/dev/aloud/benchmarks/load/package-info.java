/**
 * The load generator: many listeners on one server, each driven by the shared {@code PlaybackPlanner} as the page is. Knows the
 * server by its HTTP API and the block protocol only.
 */
package dev.aloud.benchmarks.load;
