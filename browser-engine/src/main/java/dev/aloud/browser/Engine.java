package dev.aloud.browser;

import dev.aloud.browser.device.Device;
import dev.aloud.kokoro.KokoroRun;
import dev.aloud.kokoro.KokoroUtterance;
import dev.aloud.text.Block;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.BlockReader;
import dev.aloud.text.CanonicalText;
import dev.aloud.text.Sha256;
import dev.aloud.text.Speed;
import dev.aloud.text.Utf8;
import dev.aloud.text.Voicing;
import dev.aloud.text.pronunciation.Lexicon;
import dev.aloud.text.pronunciation.LexiconException;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int8Array;

/** The entry of the compiled bundle: what {@code worker.js} and the tests import from {@code aloud-engine.js}. */
public final class Engine {
    private static final UtteranceQueue.Watcher UNWATCHED = new UtteranceQueue.Watcher() {
        @Override
        public void loaded() {}

        @Override
        public void notLoaded(String message, boolean again) {}
    };

    private Engine() {}

    /** Called by nobody: TeaVM wants a main class. */
    public static void main(String[] args) {}

    /** Starts the worker in its surroundings. */
    @JSExport
    public static EngineWorker start(JSObject device) {
        return new EngineWorker((Device) device);
    }

    /** The lowercase hex SHA-256 of a text's UTF-8 bytes. */
    @JSExport
    public static String sha256(String text) {
        return Sha256.hex(Utf8.encode(text));
    }

    /** A text in canonical form. */
    @JSExport
    public static String canonical(String text) {
        return CanonicalText.of(text).text();
    }

    /**
     * All blocks of a text.
     *
     * @return for each block four entries: start, end, kind (its name in Java), text
     */
    @JSExport
    public static String[] blocks(String text) {
        var all = BlockReader.all(text);
        String[] flat = new String[4 * all.size()];
        int at = 0;
        for (Block block : all) {
            flat[at++] = Integer.toString(block.start());
            flat[at++] = Integer.toString(block.end());
            flat[at++] = block.kind().name();
            flat[at++] = block.text();
        }
        return flat;
    }

    /** A block's key. */
    @JSExport
    public static String key(String model, String revision, String voice, int speed, String blockText) {
        return new BlockKeys(new Voicing(model, revision, voice, new Speed(speed))).of(blockText);
    }

    /** The keys of all blocks of a text, in order. */
    @JSExport
    public static String[] keys(String model, String revision, String voice, int speed, String text) {
        var keys = new BlockKeys(new Voicing(model, revision, voice, new Speed(speed)));
        List<String> all = new ArrayList<>();
        for (var reader = BlockReader.of(text); reader.hasNext(); ) {
            all.add(keys.of(reader.next().text()));
        }
        return all.toArray(new String[0]);
    }

    /** Speaks one text by flite, as the worker does: what tests compare with the other host of flite. */
    @JSExport
    public static void speak(JSObject device, String text, String voice, int speed, Spoken done) {
        speak(new FliteLocalModel((Device) device, UNWATCHED), text, voice, speed, done);
    }

    /** Speaks one text by Kokoro, as the worker does: what tests compare with the other host of Kokoro. */
    @JSExport
    public static void speakByKokoro(JSObject device, String text, String voice, int speed, Spoken done) {
        speak(new KokoroLocalModel((Device) device, UNWATCHED), text, voice, speed, done);
    }

    private static void speak(LocalModel model, String text, String voice, int speed, Spoken done) {
        var voicing = new Voicing(model.id(), model.revision(), voice, new Speed(speed));
        model.queue().submit(text, voicing, asker(done));
    }

    /**
     * What Kokoro's graph is given for texts: what tests compare with the other host of Kokoro.
     *
     * @param lexicon the lexicon's file
     * @param voices a voice's id for each text
     * @return for each text its runs, with a bar between: the ids, separated by spaces, and behind a slash the row of the voice
     */
    @JSExport
    public static String[] kokoroRuns(Int8Array lexicon, String[] texts, String[] voices) {
        Lexicon read;
        try {
            read = Lexicon.read(lexicon.toJavaArray());
        } catch (LexiconException e) {
            throw new IllegalArgumentException("not a lexicon", e);
        }
        String[] written = new String[texts.length];
        for (int i = 0; i < texts.length; i++) {
            written[i] = written(KokoroUtterance.of(texts[i], voices[i], Speed.NORMAL, read));
        }
        return written;
    }

    private static String written(KokoroUtterance utterance) {
        StringBuilder runs = new StringBuilder();
        for (KokoroRun run : utterance.runs()) {
            runs.append(runs.length() == 0 ? "" : " | ");
            for (int id : run.ids()) {
                runs.append(id).append(' ');
            }
            runs.append("/ ").append(run.styleRow());
        }
        return runs.toString();
    }

    private static UtteranceQueue.Asker asker(Spoken done) {
        return new UtteranceQueue.Asker() {
            @Override
            public void begun() {}

            @Override
            public void spoken(Speech speech) {
                done.accept(Int8Array.fromJavaArray(speech.pcm()), Words.pack(speech.words()), "");
            }

            @Override
            public void failed(String code, String message, boolean retryable) {
                done.accept(null, null, message);
            }
        };
    }
}
