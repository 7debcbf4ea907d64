package dev.aloud.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aloud.server.http.Problem.FieldError;
import dev.aloud.server.store.Position;
import dev.aloud.server.store.Positions;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /v1/positions}: where a reader is in a text, so that another device goes on from there. */
final class PositionsService implements Resource {
    private static final String POSITION = "/v1/positions/{text_sha256}";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> FIELDS = List.of("offset", "updated");

    private final Positions positions;
    private final JsonBodies bodies;
    private final InstantSource clock;

    PositionsService(Positions positions, JsonBodies bodies, InstantSource clock) {
        this.positions = positions;
        this.bodies = bodies;
        this.clock = clock;
    }

    private record PositionView(String textSha256, int offset, String updated) {
        static PositionView of(Position position) {
            return new PositionView(
                    position.textSha256(), position.offset(), position.updated().toString());
        }
    }

    @Override
    public List<Route> routes() {
        return List.of(new Route(Method.GET, POSITION, this::find), new Route(Method.PUT, POSITION, this::put));
    }

    private void find(ServerRequest request, ServerResponse response) {
        var position = positions
                .find(text(request))
                .orElseThrow(() -> Problem.of(
                                404,
                                "unknown_position",
                                "There is no position",
                                "Nobody has told where a reader is in this text.")
                        .asException());
        Reply.json(request, response, 200, PositionView.of(position));
    }

    private void put(ServerRequest request, ServerResponse response) throws InterruptedException {
        String text = text(request);
        JsonBodies.requireJson(request);
        var position = bodies.read(request, body -> read(text, body));
        Reply.json(request, response, 200, PositionView.of(positions.put(position)));
    }

    private static String text(ServerRequest request) {
        String text = Parameters.path(request, "text_sha256");
        if (!SHA256.matcher(text).matches()) {
            throw Problem.invalid(List.of(new FieldError(
                            "text_sha256",
                            "must be the SHA-256 of the text in UTF-8, 64 hexadecimal digits in lower case")))
                    .asException();
        }
        return text;
    }

    private Position read(String text, JsonNode body) {
        if (!body.isObject()) {
            throw Problem.invalid(List.of(new FieldError("", "The body must be a JSON object.")))
                    .asException();
        }
        var errors = new ArrayList<FieldError>();
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                errors.add(new FieldError(
                        name, "is not a field of this request; there are: " + String.join(", ", FIELDS)));
            }
        });
        var position = new Position(text, offset(body.path("offset"), errors), updated(body.path("updated"), errors));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).asException();
        }
        return position;
    }

    private static int offset(JsonNode offset, List<FieldError> errors) {
        if (offset.isIntegralNumber() && offset.canConvertToInt() && offset.intValue() >= 0) {
            return offset.intValue();
        }
        errors.add(new FieldError(
                "offset",
                offset.isMissingNode() ? "is missing" : "must be a whole number of UTF-16 code units, from 0"));
        return 0;
    }

    /** A device whose clock is ahead would otherwise have the last word for as long. */
    private Instant updated(JsonNode updated, List<FieldError> errors) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (updated.isMissingNode() || updated.isNull()) {
            return now;
        }
        try {
            var told = OffsetDateTime.parse(updated.isTextual() ? updated.textValue() : "")
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
            return told.isBefore(Instant.EPOCH) ? Instant.EPOCH : told.isAfter(now) ? now : told;
        } catch (DateTimeParseException e) {
            errors.add(new FieldError("updated", "must be a time such as 2026-01-02T03:04:05Z"));
            return now;
        }
    }
}
