package dev.aloud.browser;

import dev.aloud.browser.device.Clock;
import dev.aloud.browser.device.Flite;
import dev.aloud.flite.FliteException;
import dev.aloud.flite.FliteRun;
import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.text.Voicing;
import java.util.ArrayDeque;

/** Utterances for flite, spoken one at a time in the order they came; what has not begun can be taken back. */
final class FliteQueue {
    /** A block takes a tenth of a second; whatever takes this long will not end. */
    private static final int RUN_LIMIT_MS = 30_000;

    /** The wait before flite is fetched again; it doubles with each failure, up to the last. */
    private static final int FIRST_RELOAD_MS = 1_000;

    private static final int LAST_RELOAD_MS = 30_000;

    /** Said to nobody: the browser compiles the program's functions when they first run, which takes as long as a block. */
    private static final String WARM_UP = "Hello.";

    private static final Asker NOBODY = new Asker() {
        @Override
        public void begun() {}

        @Override
        public void spoken(FliteSpeech speech) {}

        @Override
        public void failed(String code, String message, boolean retryable) {}
    };

    /** Who asked for an utterance. */
    interface Asker {
        /** It is being spoken. */
        void begun();

        /** It is spoken. */
        void spoken(FliteSpeech speech);

        /** It could not be spoken. */
        void failed(String code, String message, boolean retryable);
    }

    /** Whether flite can be had at all. */
    interface Watcher {
        /** It is there. */
        void loaded();

        /** It could not be fetched; that is tried again. */
        void notLoaded(String message);
    }

    /** An utterance that was asked for. */
    static final class Ticket {
        private final String text;
        private final Voicing voicing;
        private final Asker asker;

        private Ticket(String text, Voicing voicing, Asker asker) {
            this.text = text;
            this.voicing = voicing;
            this.asker = asker;
        }
    }

    private final Flite flite;
    private final Clock clock;
    private final Watcher watcher;
    private final ArrayDeque<Ticket> waiting = new ArrayDeque<>();
    private int reloadMs = FIRST_RELOAD_MS;
    private boolean loading;
    private boolean loaded;
    private Ticket running;

    FliteQueue(Flite flite, Clock clock, Watcher watcher) {
        this.flite = flite;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** Begins to fetch flite, where that has not begun; utterances wait until it is there. Then warms it up for a voice. */
    void load(Voicing voicing) {
        if (loading || loaded) {
            return;
        }
        loading = true;
        flite.load(
                () -> {
                    loading = false;
                    loaded = true;
                    reloadMs = FIRST_RELOAD_MS;
                    watcher.loaded();
                    if (waiting.isEmpty()) {
                        submit(WARM_UP, voicing, NOBODY);
                    } else {
                        next();
                    }
                },
                (code, message) -> {
                    watcher.notLoaded(message);
                    clock.after(reloadMs, () -> reload(voicing));
                    reloadMs = Math.min(2 * reloadMs, LAST_RELOAD_MS);
                });
    }

    /** Whether flite is there. */
    boolean loaded() {
        return loaded;
    }

    /** Asks for an utterance; the answer never comes from within this call. */
    Ticket submit(String text, Voicing voicing, Asker asker) {
        var ticket = new Ticket(text, voicing, asker);
        waiting.addLast(ticket);
        load(voicing);
        clock.soon(this::next);
        return ticket;
    }

    /** Takes back an utterance that has not begun; nothing happens where it has. */
    void withdraw(Ticket ticket) {
        waiting.remove(ticket);
    }

    private void reload(Voicing voicing) {
        loading = false;
        load(voicing);
    }

    private void next() {
        if (!loaded || running != null || waiting.isEmpty()) {
            return;
        }
        running = waiting.removeFirst();
        running.asker.begun();
        Voicing voicing = running.voicing;
        var utterance = FliteUtterance.of(running.text, voicing.voice(), voicing.speed());
        if (utterance.silent()) {
            end().spoken(utterance.silence());
        } else {
            speak(utterance);
        }
    }

    private void speak(FliteUtterance utterance) {
        run(utterance.speech(), (speechOutput, wav) -> {
            byte[] file = wav.toJavaArray();
            run(utterance.words(), (wordsOutput, nothing) -> finish(utterance, file, speechOutput, wordsOutput));
        });
    }

    private void finish(FliteUtterance utterance, byte[] wav, String speechOutput, String wordsOutput) {
        FliteSpeech speech;
        try {
            speech = utterance.finish(wav, speechOutput, wordsOutput);
        } catch (FliteException e) {
            end().failed("engine_failed", e.getMessage(), false);
            return;
        }
        end().spoken(speech);
    }

    private void run(FliteRun run, Flite.Output done) {
        flite.run(
                run.arguments().toArray(new String[0]),
                run.inputFile(),
                run.input(),
                run.outputFile(),
                RUN_LIMIT_MS,
                done,
                (code, message) -> end().failed(code, message, true));
    }

    private Asker end() {
        Asker asker = running.asker;
        running = null;
        clock.soon(this::next);
        return asker;
    }
}
