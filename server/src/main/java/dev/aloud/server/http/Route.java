package dev.aloud.server.http;

import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/**
 * One method of one path.
 *
 * @param method {@code GET} answers {@code HEAD} too
 * @param path a template such as {@code /v1/jobs/{job}}
 * @param handler answers it
 */
record Route(Method method, String path, Handler handler) {}
