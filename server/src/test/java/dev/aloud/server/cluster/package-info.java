/**
 * Gateways and workers as processes of their own, over a real Redis, PostgreSQL and S3, killed in every way that this machine
 * allows; afterwards the books are checked past all of our code.
 */
package dev.aloud.server.cluster;
