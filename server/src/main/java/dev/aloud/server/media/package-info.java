/**
 * Finished audio: a block's samples and word marks, and their encoding as files of the formats that listeners ask for.
 * Uses FFmpeg's libraries and {@code dev.aloud.text}; every other room may use it, and it uses none of them.
 */
package dev.aloud.server.media;
