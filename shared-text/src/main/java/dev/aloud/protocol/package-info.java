/**
 * The block protocol on the wire: messages with their JSON, audio frames with their bytes, and the assembly of frames into blocks. Uses {@code dev.aloud.text}; knows no transport.
 */
package dev.aloud.protocol;
