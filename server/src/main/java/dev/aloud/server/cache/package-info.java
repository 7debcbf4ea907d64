/**
 * Where finished blocks are kept, by key: the port {@link dev.aloud.server.cache.BlockCache} and its implementations. What
 * is stored under a key is right for everyone, so nothing here knows of listeners or jobs. Uses {@code media} only.
 *
 * <p>A block can always be made anew, so no implementation keeps anybody waiting for long, and all of them say at once what
 * they cannot do: {@link dev.aloud.server.cache.DirectoryBlockCache} files, {@link dev.aloud.server.cache.S3BlockCache}
 * objects of a bucket, {@link dev.aloud.server.cache.NoBlockCache} nothing, and {@link
 * dev.aloud.server.cache.HotBlockCache} memory in front of either.
 */
package dev.aloud.server.cache;
