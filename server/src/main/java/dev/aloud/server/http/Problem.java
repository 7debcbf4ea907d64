package dev.aloud.server.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A problem as RFC 9457 tells it.
 *
 * @param status the HTTP status
 * @param code for programs, in snake case; the {@code type} is made of it
 * @param title what kind of problem it is, the same for every problem of this code
 * @param detail what was wrong this time and what to do
 * @param errors the fields that are wrong, if it is about fields
 * @param headers headers that belong with it, such as {@code Retry-After}
 */
public record Problem(
        int status, String code, String title, String detail, List<FieldError> errors, Map<String, String> headers) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:aloud:problem:";

    /** A field of the request that is wrong. */
    public record FieldError(String field, String message) {}

    public Problem {
        errors = List.copyOf(errors);
        headers = Map.copyOf(headers);
    }

    /** A problem that is not about fields. */
    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, List.of(), Map.of());
    }

    /** A request with fields that are wrong. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.size() == 1 ? errors.getFirst().message() : errors.size() + " fields are wrong.";
        return new Problem(400, "invalid_request", "The request is not valid", detail, errors, Map.of());
    }

    /** Nothing is there. */
    public static Problem notFound(String detail) {
        return of(404, "not_found", "Not found", detail);
    }

    /** The same problem with a header. */
    public Problem with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, title, detail, errors, more);
    }

    /** The exception that makes it the answer. */
    public ProblemException asException() {
        return new ProblemException(this);
    }

    /** The JSON document. */
    byte[] json() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", TYPE_PREFIX + code);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("code", code);
        if (!errors.isEmpty()) {
            members.put("errors", errors);
        }
        return Json.bytes(members);
    }
}
