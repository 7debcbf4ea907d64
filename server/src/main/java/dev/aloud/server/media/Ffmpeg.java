package dev.aloud.server.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;

/** What every use of FFmpeg's libraries goes through: loading, and errors. */
final class Ffmpeg {
    private static final int MESSAGE_BYTES = 256;

    static {
        // JavaCPP would count the whole process's memory and fail allocations when the JVM as a whole has grown; what
        // is
        // allocated here is freed explicitly, so there is nothing for it to watch.
        setUnlessSet("org.bytedeco.javacpp.maxPhysicalBytes", "0");
        setUnlessSet("org.bytedeco.javacpp.maxBytes", "0");
        setUnlessSet("org.bytedeco.javacpp.nopointergc", "true");
        av_log_set_level(AV_LOG_ERROR);
    }

    private Ffmpeg() {}

    /** Loads the libraries, once. */
    static void load() {
        // The static initialiser does it.
    }

    /** Passes a result on, or fails when it is an error. */
    static int check(int result, String what) {
        if (result < 0) {
            throw new MediaException(what + " failed: " + message(result));
        }
        return result;
    }

    /** Passes a pointer on, or fails when there is none. */
    static <T> T present(T pointer, String what) {
        if (pointer == null) {
            throw new MediaException(what + " failed: out of memory, or not built in");
        }
        return pointer;
    }

    private static String message(int error) {
        var text = new byte[MESSAGE_BYTES];
        av_strerror(error, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
