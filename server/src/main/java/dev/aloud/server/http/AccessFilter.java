package dev.aloud.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** Refuses foreign hosts and origins before anything else happens, and tells browsers what configured origins may do. */
final class AccessFilter implements Filter {
    private static final String ALLOWED_METHODS = "GET, HEAD, POST, PUT, DELETE";
    private static final String ALLOWED_HEADERS = "Content-Type, Range, If-None-Match, If-Range";
    private static final String EXPOSED_HEADERS = "Location, Link, ETag, Content-Range, Accept-Ranges, Retry-After";
    private static final String PREFLIGHT_SECONDS = "600";

    private final OriginPolicy policy;

    AccessFilter(OriginPolicy policy) {
        this.policy = policy;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        ResponseHeaders.secure(response);
        var headers = request.headers();
        String host = header(headers, HeaderNames.HOST);
        if (!policy.allowsHost(host)) {
            throw foreignHost().asException();
        }
        if (headers.contains(HeaderNames.ORIGIN)) {
            String origin = header(headers, HeaderNames.ORIGIN);
            if (!policy.allowsOrigin(origin, host)) {
                throw foreignOrigin().asException();
            }
            if (!policy.isSameOrigin(origin, host)) {
                share(response, origin);
            }
            if (isPreflight(request)) {
                response.header("Access-Control-Allow-Methods", ALLOWED_METHODS);
                response.header("Access-Control-Allow-Headers", ALLOWED_HEADERS);
                response.header("Access-Control-Max-Age", PREFLIGHT_SECONDS);
                Reply.empty(response, 204);
                return;
            }
        }
        chain.proceed();
    }

    static Problem foreignOrigin() {
        return Problem.of(
                403,
                "foreign_origin",
                "Pages of this origin may not use the server",
                "The operator can allow the origin with the setting 'allowed_origins'.");
    }

    static Problem foreignHost() {
        return Problem.of(
                421,
                "foreign_host",
                "The server does not answer to this host name",
                "The operator can allow the name with the setting 'allowed_hosts' or 'public_url'.");
    }

    private static void share(RoutingResponse response, String origin) {
        response.header("Access-Control-Allow-Origin", origin);
        response.header("Access-Control-Expose-Headers", EXPOSED_HEADERS);
        response.header(HeaderNames.VARY, "Origin");
    }

    private static boolean isPreflight(RoutingRequest request) {
        return request.prologue().method().equals(Method.OPTIONS)
                && request.headers().contains(HeaderNames.create("Access-Control-Request-Method"));
    }

    private static String header(ServerRequestHeaders headers, HeaderName name) {
        return headers.contains(name) ? headers.get(name).get() : "";
    }
}
