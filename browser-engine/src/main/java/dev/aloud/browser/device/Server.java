package dev.aloud.browser.device;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** The way to the server ({@code socket.js}). */
public interface Server extends JSObject {
    /** Asks the server to speak a text in PCM at normal speed. */
    void createJob(String model, String voice, String text, Created created, Refused refused);

    /** Tells the server that nobody listens to a job any more. */
    void deleteJob(String jobId);

    /** Opens the block protocol of a job. */
    Socket connect(String url, Opened opened, Text text, Binary binary, Closed closed);

    /** Asks what the server can speak. */
    void catalogue(Models found, Unreachable unreachable);

    /** Calls back each time the browser believes that it has a network again; who asked before is forgotten. */
    void whenOnline(Clock.Task then);

    /** An open or opening connection. */
    interface Socket extends JSObject {
        /** Sends a text message; lost where the connection is not open. */
        void send(String text);

        /** Ends the connection; no event follows. */
        void close();
    }

    /** The job was made. */
    @JSFunctor
    interface Created extends JSObject {
        /** Where to connect, and the job's id. */
        void accept(String url, String jobId);
    }

    /** The job was not made. */
    @JSFunctor
    interface Refused extends JSObject {
        /**
         * Takes note.
         *
         * @param code {@code server_unreachable}, or the server's
         * @param message for people
         * @param again whether trying again may help
         * @param retryAfterMs when, as the server said; 0 where it did not
         */
        void accept(String code, String message, boolean again, int retryAfterMs);
    }

    /** The connection is open. */
    @JSFunctor
    interface Opened extends JSObject {
        /** It is. */
        void run();
    }

    /** A text frame came. */
    @JSFunctor
    interface Text extends JSObject {
        /** Its content. */
        void accept(String text);
    }

    /** A binary frame came. */
    @JSFunctor
    interface Binary extends JSObject {
        /** Its content, the receiver's. */
        void accept(Int8Array bytes);
    }

    /** The connection is gone, or was never made. */
    @JSFunctor
    interface Closed extends JSObject {
        /** The close code and reason. */
        void accept(int code, String reason);
    }

    /** The server's models. */
    @JSFunctor
    interface Models extends JSObject {
        /** An array for {@link Page#catalogue}. */
        void accept(JSObject models);
    }

    /** The server did not answer. */
    @JSFunctor
    interface Unreachable extends JSObject {
        /** Why. */
        void accept(String message);
    }
}
