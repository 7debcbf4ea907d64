/**
 * The HTTP side of the gateway: one resource a class, problems (RFC 9457) for everything that goes wrong, the page's files,
 * health, metrics and the OpenAPI document. Uses jobs, the catalogue, the cache and media; nothing uses it but the wiring
 * and, for origins and problems, the sockets.
 */
package dev.aloud.server.http;
