/**
 * Records of jobs behind one interface, {@link dev.aloud.server.store.JobStore}: in memory now, in a database later.
 * {@code JobStoreContract} is the test that every implementation passes. Knows nothing of HTTP, sockets or synthesis.
 */
package dev.aloud.server.store;
