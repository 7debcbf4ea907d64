/**
 * Where finished blocks are kept, by key: the port {@link dev.aloud.server.cache.BlockCache} and its implementations. What
 * is stored under a key is right for everyone, so nothing here knows of listeners or jobs. Uses {@code media} only.
 */
package dev.aloud.server.cache;
