package dev.aloud.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.MethodPredicate;
import io.helidon.http.PathMatchers;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts resources, the page's files, filters and problems together into one routing. */
final class Api {
    private final List<Route> routes = new ArrayList<>();

    Api(List<Resource> resources) {
        resources.forEach(resource -> routes.addAll(resource.routes()));
    }

    /** Every route by method and path, such as {@code get /v1/models}. */
    List<String> names() {
        return routes.stream()
                .map(route -> route.method().text().toLowerCase(Locale.ROOT) + " " + route.path())
                .toList();
    }

    HttpRouting.Builder routing(AccessFilter access, RequestLog log, WebFiles files) {
        var routing = HttpRouting.builder();
        routing.error(Throwable.class, ProblemHandlers::handle);
        routing.addFilter(new CloseFilter());
        routing.addFilter(log);
        routing.addFilter(access);
        byPath().forEach((path, handlers) -> {
            handlers.forEach((method, handler) -> routing.route(predicate(method), PathMatchers.create(path), handler));
            routing.any(path, wrongMethod(handlers));
        });
        routing.route(predicate(Method.GET), PathMatchers.create("/*"), files);
        routing.any("/*", (request, response) -> {
            throw Problem.notFound("There is nothing at this address.").asException();
        });
        return routing;
    }

    private Map<String, Map<Method, Handler>> byPath() {
        var byPath = new LinkedHashMap<String, Map<Method, Handler>>();
        for (var route : routes) {
            byPath.computeIfAbsent(route.path(), path -> new LinkedHashMap<>()).put(route.method(), route.handler());
        }
        return byPath;
    }

    private static MethodPredicate predicate(Method method) {
        return method.equals(Method.GET) ? Method.predicate(Method.GET, Method.HEAD) : Method.predicate(method);
    }

    private static Handler wrongMethod(Map<Method, Handler> handlers) {
        String allowed = handlers.keySet().stream()
                .map(method -> method.equals(Method.GET) ? "GET, HEAD" : method.text())
                .collect(Collectors.joining(", "));
        var problem = Problem.of(
                        405, "method_not_allowed", "The method is not allowed here", "Allowed are " + allowed + ".")
                .with("Allow", allowed);
        return (request, response) -> {
            if (request.prologue().method().equals(Method.OPTIONS)) {
                response.header(HeaderNames.ALLOW, allowed);
                Reply.empty(response, 204);
                return;
            }
            throw problem.asException();
        };
    }
}
