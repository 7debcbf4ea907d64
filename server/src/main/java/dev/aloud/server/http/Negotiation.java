package dev.aloud.server.http;

import dev.aloud.server.http.Problem.FieldError;
import dev.aloud.server.media.AudioFormat;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Chooses the audio format that a client wants: by {@code ?codec=}, else by {@code Accept}. */
final class Negotiation {
    /** In the order of preference where the client has none. */
    private static final List<AudioFormat> OFFERED =
            List.of(AudioFormat.OGG_OPUS, AudioFormat.MP3, AudioFormat.FLAC, AudioFormat.WAV);

    private record Accepted(String type, double quality) {
        /** How exactly it names the format; 0 when it does not. */
        int match(AudioFormat format) {
            if (type.equals("*/*")) {
                return 1;
            }
            if (type.equals("audio/*")) {
                return 2;
            }
            return type.startsWith("audio/")
                            && AudioFormat.of(type).filter(format::equals).isPresent()
                    ? 3
                    : 0;
        }
    }

    private Negotiation() {}

    static AudioFormat format(ServerRequest request) {
        var codec = Parameters.query(request, "codec");
        if (codec.isPresent()) {
            return AudioFormat.of(codec.get()).orElseThrow(() -> unknownCodec().asException());
        }
        return best(request.headers().values(HeaderNames.ACCEPT));
    }

    static AudioFormat best(List<String> accept) {
        var accepted = parse(accept);
        AudioFormat best = null;
        double bestQuality = 0;
        for (var format : OFFERED) {
            double quality = accepted.isEmpty() ? 1 : quality(accepted, format);
            if (quality > bestQuality) {
                best = format;
                bestQuality = quality;
            }
        }
        if (best == null) {
            throw Problem.of(
                            406,
                            "not_acceptable",
                            "The audio is not offered in that form",
                            "Accept one of audio/ogg, audio/mpeg, audio/flac, audio/wav.")
                    .asException();
        }
        return best;
    }

    private static double quality(List<Accepted> accepted, AudioFormat format) {
        int closest = 0;
        double quality = 0;
        for (var range : accepted) {
            int match = range.match(format);
            if (match > closest) {
                closest = match;
                quality = range.quality();
            }
        }
        return quality;
    }

    private static List<Accepted> parse(List<String> headers) {
        var accepted = new ArrayList<Accepted>();
        for (String header : headers) {
            for (String range : header.split(",", -1)) {
                String[] parts = range.split(";", -1);
                String type = parts[0].strip().toLowerCase(Locale.ROOT);
                if (!type.isEmpty()) {
                    accepted.add(new Accepted(type, quality(parts)));
                }
            }
        }
        return accepted;
    }

    private static double quality(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                try {
                    return Double.parseDouble(parameter.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }

    private static Problem unknownCodec() {
        return Problem.invalid(List.of(new FieldError("codec", "must be one of opus, mp3, flac, wav")));
    }
}
