package dev.aloud.server.media;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The file formats in which audio leaves the server. */
public enum AudioFormat {
    /** RIFF WAVE, 16-bit PCM: exact, and the largest. */
    WAV("wav", "audio/wav", "wav", List.of("pcm", "audio/x-wav", "audio/wave")),
    /** Opus in Ogg: the smallest for speech. */
    OGG_OPUS("opus", "audio/ogg", "ogg", List.of("ogg", "ogg_opus", "audio/opus")),
    /** MP3 with a LAME header for gapless playback: plays everywhere. */
    MP3("mp3", "audio/mpeg", "mp3", List.of("audio/mp3")),
    /** FLAC: exact, at about half of WAV's size. */
    FLAC("flac", "audio/flac", "flac", List.of("audio/x-flac"));

    private final String codec;
    private final String mediaType;
    private final String extension;

    @SuppressWarnings("ImmutableEnumChecker") // List.of's lists are
    private final List<String> aliases;

    AudioFormat(String codec, String mediaType, String extension, List<String> aliases) {
        this.codec = codec;
        this.mediaType = mediaType;
        this.extension = extension;
        this.aliases = aliases;
    }

    /** The name in {@code ?codec=} and in requests, such as {@code opus}. */
    public String codec() {
        return codec;
    }

    /** The media type in {@code Content-Type} and {@code Accept}, such as {@code audio/ogg}. */
    public String mediaType() {
        return mediaType;
    }

    /** The file name extension without its dot, such as {@code ogg}. */
    public String extension() {
        return extension;
    }

    /** The format of a codec name, media type (without parameters) or extension, in any case; empty when there is none. */
    public static Optional<AudioFormat> of(String name) {
        var wanted = name.strip().toLowerCase(Locale.ROOT);
        for (var format : values()) {
            if (wanted.equals(format.codec)
                    || wanted.equals(format.mediaType)
                    || wanted.equals(format.extension)
                    || format.aliases.contains(wanted)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
