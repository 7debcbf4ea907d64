/**
 * Jobs: one request to speak one text with one voice, split into blocks. Uses {@code store} for records and the rules of
 * {@code shared-text}; HTTP resources and sockets use it. Knows neither HTTP nor sockets.
 */
package dev.aloud.server.job;
