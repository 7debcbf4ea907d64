package dev.aloud.protocol;

import java.util.Optional;

/** How a block's audio is encoded on its way to the listener. */
public enum AudioCodec {
    /** Mono signed 16-bit little-endian samples without a header. */
    PCM(0, "pcm"),
    /** An Ogg file of Opus. */
    OGG_OPUS(1, "opus"),
    /** An MP3 file. */
    MP3(2, "mp3"),
    /** A FLAC file. */
    FLAC(3, "flac");

    private final int id;
    private final String wireName;

    AudioCodec(int id, String wireName) {
        this.id = id;
        this.wireName = wireName;
    }

    /** The number in a frame's header. */
    public int id() {
        return id;
    }

    /** The name in messages and in the HTTP API's {@code codec} field. */
    public String wireName() {
        return wireName;
    }

    /** The codec of that name, where there is one. */
    public static Optional<AudioCodec> named(String wireName) {
        for (AudioCodec codec : values()) {
            if (codec.wireName.equals(wireName)) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /** The codec of that number in a frame's header, where there is one. */
    public static Optional<AudioCodec> numbered(int id) {
        for (AudioCodec codec : values()) {
            if (codec.id == id) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }
}
