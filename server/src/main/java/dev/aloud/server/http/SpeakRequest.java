package dev.aloud.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aloud.protocol.AudioCodec;
import dev.aloud.server.http.Problem.FieldError;
import dev.aloud.text.Speed;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The body of {@code POST /v1/models/{model}/tts}, read and checked field by field.
 *
 * @param text what to speak
 * @param voice the voice's id; empty for the model's default
 * @param speed the engine's speed
 * @param codec how audio frames are encoded
 */
record SpeakRequest(String text, Optional<String> voice, Speed speed, AudioCodec codec) {
    private static final List<String> FIELDS = List.of("text", "voice", "speed", "codec");
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    /** Digits and decimals of a number that is looked at; more than any speed needs. */
    private static final int MAX_DIGITS = 20;

    private static final String SPEED_RANGE =
            "must be a number from 0.25 to 4 with at most three decimals, 1 being normal";

    /**
     * Reads it from JSON.
     *
     * @throws ProblemException naming every field that is wrong
     */
    static SpeakRequest read(JsonNode body) {
        var errors = new ArrayList<FieldError>();
        if (!body.isObject()) {
            throw Problem.invalid(List.of(new FieldError("", "The body must be a JSON object.")))
                    .asException();
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                errors.add(new FieldError(
                        name, "is not a field of this request; there are: " + String.join(", ", FIELDS)));
            }
        });
        var read = new SpeakRequest(text(body, errors), voice(body, errors), speed(body, errors), codec(body, errors));
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors).asException();
        }
        return read;
    }

    private static String text(JsonNode body, List<FieldError> errors) {
        var text = body.path("text");
        if (!text.isTextual()) {
            errors.add(new FieldError("text", text.isMissingNode() ? "is missing" : "must be a string"));
        } else if (text.textValue().isBlank()) {
            errors.add(new FieldError("text", "holds nothing to speak"));
        }
        return text.asText();
    }

    private static Optional<String> voice(JsonNode body, List<FieldError> errors) {
        var voice = body.path("voice");
        if (voice.isMissingNode() || voice.isNull()) {
            return Optional.empty();
        }
        if (!voice.isTextual()) {
            errors.add(new FieldError("voice", "must be a string"));
        }
        return Optional.of(voice.asText());
    }

    private static Speed speed(JsonNode body, List<FieldError> errors) {
        var speed = body.path("speed");
        if (speed.isMissingNode() || speed.isNull()) {
            return Speed.NORMAL;
        }
        if (speed.isNumber() && isShort(speed.decimalValue())) {
            try {
                var thousandths = speed.decimalValue().multiply(THOUSAND).setScale(0, RoundingMode.UNNECESSARY);
                return new Speed(thousandths.intValueExact());
            } catch (ArithmeticException | IllegalArgumentException e) {
                // falls through to the one message there is
            }
        }
        errors.add(new FieldError("speed", SPEED_RANGE));
        return Speed.NORMAL;
    }

    /** Looked at before any arithmetic: rescaling {@code 1e-300000000} would compute a power with as many digits. */
    private static boolean isShort(BigDecimal number) {
        return number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
    }

    private static AudioCodec codec(JsonNode body, List<FieldError> errors) {
        var codec = body.path("codec");
        if (codec.isMissingNode() || codec.isNull()) {
            return AudioCodec.PCM;
        }
        var named = codec.isTextual() ? AudioCodec.named(codec.textValue()) : Optional.<AudioCodec>empty();
        if (named.isEmpty()) {
            errors.add(new FieldError(
                    "codec",
                    "must be one of "
                            + Arrays.stream(AudioCodec.values())
                                    .map(AudioCodec::wireName)
                                    .collect(Collectors.joining(", "))));
        }
        return named.orElse(AudioCodec.PCM);
    }
}
