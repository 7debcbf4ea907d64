/**
 * What lasts: jobs, usage, positions and the catalogue. Ports ({@link dev.aloud.server.store.JobStore},
 * {@link dev.aloud.server.store.Positions}, {@link dev.aloud.server.store.UsageLog}) with implementations in memory and in a
 * database, H2 or PostgreSQL, with the same SQL. The database is written behind, by
 * {@link dev.aloud.server.store.RecordWriter}, and read only where memory and other gateways do not know: nobody who listens
 * waits for it. {@code JobStoreContract} is the test that every store of jobs passes. Knows nothing of HTTP, sockets or
 * synthesis.
 */
package dev.aloud.server.store;
