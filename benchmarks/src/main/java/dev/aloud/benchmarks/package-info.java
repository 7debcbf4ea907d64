/**
 * How fast Aloud is: {@code text} makes the texts, {@code micro} holds the JMH benchmarks, {@code load} is the load
 * generator. Uses the shared library only; the server is met over the network, as a listener meets it.
 */
package dev.aloud.benchmarks;
