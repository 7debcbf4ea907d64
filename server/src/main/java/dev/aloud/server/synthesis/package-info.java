/**
 * One way to get a block: from the cache, from a synthesis already under way for somebody else, or by a new one through the
 * queue. Uses {@code cache}, {@code queue}, {@code catalogue} and {@code media}; jobs and sockets use it.
 */
package dev.aloud.server.synthesis;
