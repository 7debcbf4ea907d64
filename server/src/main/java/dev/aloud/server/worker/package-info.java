/**
 * A process that speaks for gateways: takes blocks from the queue over Redis, as many at once as each model allows, and brings
 * back what became of them. Uses {@code queue}; the gateway has one inside, unless told otherwise, and {@code aloud worker} is one.
 */
package dev.aloud.server.worker;
