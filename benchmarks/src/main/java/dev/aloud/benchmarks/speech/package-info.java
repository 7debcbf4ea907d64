/** How fast engines speak, measured at the adapter: no server, no network. Finds adapters as the server does. */
package dev.aloud.benchmarks.speech;
