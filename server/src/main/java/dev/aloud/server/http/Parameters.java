package dev.aloud.server.http;

import dev.aloud.server.http.Problem.FieldError;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;

/** Reads parameters of paths and queries. */
final class Parameters {
    private Parameters() {}

    static String path(ServerRequest request, String name) {
        return request.path().pathParameters().get(name);
    }

    static Optional<String> query(ServerRequest request, String name) {
        return request.query().first(name).asOptional();
    }

    /** A whole number of the query, or its default. */
    static int query(ServerRequest request, String name, int byDefault, int min, int max) {
        var value = query(request, name);
        if (value.isEmpty()) {
            return byDefault;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message there is
        }
        throw Problem.invalid(List.of(new FieldError(name, "must be a whole number from " + min + " to " + max)))
                .asException();
    }
}
