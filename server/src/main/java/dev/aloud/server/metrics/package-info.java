/**
 * Counters, gauges and histograms of one server, and their Prometheus text. Uses nothing; the rooms that measure something
 * use it. One registry a server, so that two servers in one process do not count together.
 */
package dev.aloud.server.metrics;
