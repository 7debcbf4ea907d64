/**
 * The WebSocket side of the gateway: {@code /v1/ws/{job}}, the block protocol over RFC 6455. What is sent, when and in which
 * order is decided by {@code dev.aloud.delivery}; here are the transport, the threads, the clock and the limits. A connection
 * has one thread that reads and one that writes; a session's state is behind one lock; nobody waits for anybody else's peer.
 */
package dev.aloud.server.socket;
