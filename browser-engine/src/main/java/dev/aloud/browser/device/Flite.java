package dev.aloud.browser.device;

import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** The flite program in its sub-worker ({@code device.js}, {@code flite.js}). One run at a time. */
public interface Flite extends JSObject {
    /** Loads, verifies and compiles the program; where it failed before, tries again. */
    void load(Clock.Task loaded, Failure failed);

    /**
     * Runs one command in a fresh instance.
     *
     * @param args the command line, program name first
     * @param inputFile a file that is there before the run; empty for none
     * @param input its content
     * @param outputFile whose content is handed back; empty for none
     * @param limitMs past it the run is ended
     */
    void run(
            String[] args, String inputFile, String input, String outputFile, int limitMs, Output done, Failure failed);

    /** A run that went well. */
    @JSFunctor
    interface Output extends JSObject {
        /**
         * Takes the results.
         *
         * @param stdout what was printed
         * @param file the output file; empty where none was asked for
         */
        void accept(String stdout, Int8Array file);
    }

    /** Why something failed. */
    @JSFunctor
    interface Failure extends JSObject {
        /**
         * Takes note.
         *
         * @param code {@code engine_failed} or {@code engine_timeout}
         * @param message for people
         */
        void accept(String code, String message);
    }
}
