package dev.aloud.adapter.onnx;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.SynthesisException.Code;
import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.Voice;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.kokoro.KokoroWeights;
import dev.aloud.pack.PackHints;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import dev.aloud.text.pronunciation.Lexicon;
import dev.aloud.text.pronunciation.LexiconException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Kokoro-82M: what it can speak with. How it speaks is {@link KokoroSpeaker}'s. */
final class KokoroSpeech implements OnnxModel {
    private static final KokoroWeights WEIGHTS = KokoroWeights.FP32;
    private static final String LEXICON = "/dev/aloud/lexicon/en.lexicon";

    /**
     * An estimate: 456 MB were measured when loaded, and a peak of 893 MB for 250 characters with one thread and of 1,167 MB
     * with two and an arena that never shrinks, which is not how it runs here.
     */
    private static final MemoryNeed MEMORY = new MemoryNeed(480L << 20, 450L << 20);

    /** A short block and a run of the greatest length. */
    private static final List<String> WARM_UP = List.of(
            "It was a bright cold day in April.",
            "She had been told, more than once and by people who ought to have known, that nothing ever happened in that"
                    + " part of the country; but on the 3rd of March, at a quarter past seven in the evening, somebody"
                    + " knocked at the door of the old house, and waited for an answer.");

    private static final List<Voice> VOICES = KokoroModel.VOICES.stream()
            .map(voice -> new Voice(voice.id(), voice.name(), voice.language(), voice.gender()))
            .toList();

    @Override
    public String pack() {
        return KokoroModel.ID;
    }

    @Override
    public String name() {
        return KokoroModel.NAME;
    }

    @Override
    public String graphFile() {
        return WEIGHTS.file();
    }

    @Override
    public Set<String> outputs() {
        return Set.of(KokoroModel.OUTPUT_WAVEFORM, KokoroModel.OUTPUT_DURATIONS);
    }

    @Override
    public MemoryNeed memory() {
        return MEMORY;
    }

    @Override
    public Model listing(ModelState state, int maxConcurrent) {
        return new Model(
                KokoroModel.ID,
                WEIGHTS.revision(),
                KokoroModel.NAME,
                List.of("en-US", "en-GB"),
                KokoroModel.SAMPLE_RATE_HZ,
                KokoroModel.DEFAULT_VOICE,
                VOICES,
                List.of("browser", "server"),
                state,
                maxConcurrent,
                0);
    }

    @Override
    public void check(Utterance utterance) throws SynthesisException {
        Voicing voicing = utterance.voicing();
        if (!voicing.model().equals(KokoroModel.ID) || !voicing.revision().equals(WEIGHTS.revision())) {
            throw new SynthesisException(
                    Code.UNKNOWN_VOICE,
                    "no model " + voicing.model() + " " + voicing.revision() + " here, only " + KokoroModel.ID + " "
                            + WEIGHTS.revision());
        }
        if (!KokoroModel.hasVoice(voicing.voice())) {
            throw new SynthesisException(Code.UNKNOWN_VOICE, "Kokoro has no voice " + voicing.voice());
        }
        if (utterance.text().length() > KokoroModel.MAX_TEXT_UNITS) {
            throw new SynthesisException(
                    Code.TEXT_TOO_LONG,
                    "the text has " + utterance.text().length() + " units; Kokoro takes at most "
                            + KokoroModel.MAX_TEXT_UNITS);
        }
    }

    @Override
    public Speaker open(Path pack) throws SynthesisException {
        return new KokoroSpeaker(
                lexicon(),
                new KokoroVoices(pack),
                PackHints.of(pack.getParent()).verify(pack()));
    }

    @Override
    public List<Utterance> warmUp() {
        Voicing voicing = new Voicing(KokoroModel.ID, WEIGHTS.revision(), KokoroModel.DEFAULT_VOICE, Speed.NORMAL);
        return WARM_UP.stream().map(text -> new Utterance(text, voicing)).toList();
    }

    private static Lexicon lexicon() throws SynthesisException {
        try (InputStream in = KokoroSpeech.class.getResourceAsStream(LEXICON)) {
            if (in == null) {
                throw new SynthesisException(
                        Code.NOT_INSTALLED, "the lexicon is not on the class path: build the module lexicon");
            }
            return Lexicon.read(in.readAllBytes());
        } catch (IOException | LexiconException e) {
            throw new SynthesisException(Code.NOT_INSTALLED, "the lexicon cannot be read: " + e.getMessage(), e);
        }
    }
}
