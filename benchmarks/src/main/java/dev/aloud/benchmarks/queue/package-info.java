/** The queue in Redis as a gateway and a worker use it: its round trip, alone and with an engine, and its throughput. */
package dev.aloud.benchmarks.queue;
