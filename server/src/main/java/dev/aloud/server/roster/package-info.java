/**
 * Who is there. Gateways and workers show themselves in two hashes of Redis, {@code aloud:workers} and {@code aloud:gateways}, each
 * with a JSON object under its own name every three seconds: {@code seen} (ms, by Redis's clock), {@code id}, {@code release},
 * {@code versions} (of the messages it speaks), {@code started} (ms) and, of a worker, {@code models}. The hashes' names have no
 * version, so that processes that do not understand each other's messages can at least say so. Uses {@code redis} and {@code
 * catalogue}; only what wires processes uses it.
 */
package dev.aloud.server.roster;
