package dev.aloud.browser;

import dev.aloud.browser.device.Clock;
import dev.aloud.text.Voicing;
import java.util.ArrayDeque;

/**
 * Utterances for one engine, spoken one at a time in the order they came; what has not begun can be taken back. The engine
 * is loaded when it is first needed, and while it is not there utterances wait.
 */
final class UtteranceQueue {
    /** The wait before an engine is fetched again; it doubles with each failure, up to the last. */
    private static final int FIRST_RELOAD_MS = 1_000;

    private static final int LAST_RELOAD_MS = 30_000;

    private static final Asker NOBODY = new Asker() {
        @Override
        public void begun() {}

        @Override
        public void spoken(Speech speech) {}

        @Override
        public void failed(String code, String message, boolean retryable) {}
    };

    /** Who asked for an utterance. */
    interface Asker {
        /** It is being spoken. */
        void begun();

        /** It is spoken. */
        void spoken(Speech speech);

        /** It could not be spoken. */
        void failed(String code, String message, boolean retryable);
    }

    /** Whether the engine can be had at all. */
    interface Watcher {
        /** It is there. */
        void loaded();

        /**
         * It could not be had, or is gone.
         *
         * @param again whether that is tried again by itself
         */
        void notLoaded(String message, boolean again);
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

    private final SpeechEngine engine;
    private final Clock clock;
    private final Watcher watcher;
    private final ArrayDeque<Ticket> waiting = new ArrayDeque<>();
    private int reloadMs = FIRST_RELOAD_MS;
    private boolean loading;
    /** Whether the engine is gone until somebody asks for it by {@link #load}. */
    private boolean givenUp;

    private Voicing loadedFor;
    private Ticket running;

    UtteranceQueue(SpeechEngine engine, Clock clock, Watcher watcher) {
        this.engine = engine;
        this.clock = clock;
        this.watcher = watcher;
    }

    /** Samples a second of all that is spoken here. */
    int sampleRateHz() {
        return engine.sampleRateHz();
    }

    /** Begins to load the engine, where that has not begun; utterances wait until it is there. */
    void load(Voicing voicing) {
        givenUp = false;
        if (!loading && !loadedFor(voicing)) {
            loading = true;
            engine.load(voicing, loadingFor(voicing));
        }
    }

    /** Whether the engine is there. */
    boolean loaded() {
        return loadedFor != null && !loading;
    }

    /** Asks for an utterance; the answer never comes from within this call. */
    Ticket submit(String text, Voicing voicing, Asker asker) {
        var ticket = new Ticket(text, voicing, asker);
        waiting.addLast(ticket);
        clock.soon(this::next);
        return ticket;
    }

    /** Takes back an utterance that has not begun; nothing happens where it has. */
    void withdraw(Ticket ticket) {
        waiting.remove(ticket);
    }

    private boolean loadedFor(Voicing voicing) {
        return loadedFor != null && loadedFor.revision().equals(voicing.revision());
    }

    private SpeechEngine.Loading loadingFor(Voicing voicing) {
        return new SpeechEngine.Loading() {
            @Override
            public void loaded() {
                loading = false;
                loadedFor = voicing;
                reloadMs = FIRST_RELOAD_MS;
                watcher.loaded();
                if (waiting.isEmpty() && !engine.warmUp().isEmpty()) {
                    submit(engine.warmUp(), voicing, NOBODY);
                } else {
                    next();
                }
            }

            @Override
            public void notLoaded(String message, boolean again) {
                loading = again;
                givenUp = !again;
                loadedFor = null;
                watcher.notLoaded(message, again);
                if (again) {
                    clock.after(reloadMs, () -> reload(voicing));
                    reloadMs = Math.min(2 * reloadMs, LAST_RELOAD_MS);
                }
            }
        };
    }

    private void reload(Voicing voicing) {
        loading = false;
        load(voicing);
    }

    private void next() {
        if (loading || givenUp || running != null || waiting.isEmpty()) {
            return;
        }
        Voicing voicing = waiting.peekFirst().voicing;
        if (!loadedFor(voicing)) {
            load(voicing);
            return;
        }
        Ticket ticket = waiting.removeFirst();
        running = ticket;
        ticket.asker.begun();
        engine.speak(ticket.text, voicing, outcomeOf(ticket));
    }

    private SpeechEngine.Outcome outcomeOf(Ticket ticket) {
        return new SpeechEngine.Outcome() {
            @Override
            public void spoken(Speech speech) {
                end();
                ticket.asker.spoken(speech);
            }

            @Override
            public void failed(String code, String message, boolean retryable) {
                end();
                ticket.asker.failed(code, message, retryable);
            }

            @Override
            public void lost(String message) {
                running = null;
                givenUp = true;
                loadedFor = null;
                // Somebody else may speak it: what becomes of it is up to whoever asked, who is told of the loss.
                waiting.addFirst(ticket);
                watcher.notLoaded(message, false);
            }
        };
    }

    private void end() {
        running = null;
        clock.soon(this::next);
    }
}
