package dev.aloud.server.synthesis;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.SpeechSink;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Utterance;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.media.PcmBuffer;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Speaker;
import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.List;

/** Speaks a block with the adapter that the catalogue names. Thread-safe. */
public final class EngineSpeaker implements Speaker {
    /** The longest audio of one block; a block of 350 characters takes about half a minute. */
    static final int MAX_SECONDS = 600;

    private final Catalogue catalogue;

    /** Speaks with the catalogue's adapters. */
    public EngineSpeaker(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public BlockAudio speak(BlockRequest request) throws SynthesisException, InterruptedException {
        var voicing = request.voicing();
        // As it is here: elsewhere there may be a newer one.
        var model = catalogue.here().stream()
                .filter(m -> m.id().equals(voicing.model()) && m.revision().equals(voicing.revision()))
                .findFirst()
                .orElseThrow(() -> new SynthesisException(
                        SynthesisException.Code.NOT_INSTALLED,
                        "The model \"" + voicing.model() + "\" is not here in revision " + voicing.revision()
                                + "; start again with the present one"));
        var sink = new Collector(model);
        catalogue.adapterFor(model.id()).speak(new Utterance(request.text(), voicing), sink);
        return sink.audio();
    }

    private static final class Collector implements SpeechSink {
        private final Model model;
        private final PcmBuffer pcm;
        private final List<WordMark> words = new ArrayList<>();
        private boolean tooLong;

        Collector(Model model) {
            this.model = model;
            this.pcm = new PcmBuffer(MAX_SECONDS * model.sampleRateHz());
        }

        @Override
        public void audio(float[] samples) {
            tooLong |= !pcm.add(samples);
        }

        @Override
        public void word(WordMark mark) {
            words.add(mark);
        }

        BlockAudio audio() throws SynthesisException {
            if (tooLong) {
                throw new SynthesisException(
                        SynthesisException.Code.TEXT_TOO_LONG,
                        "The model \"" + model.id() + "\" spoke for more than " + MAX_SECONDS + " s on one block");
            }
            return new BlockAudio(model.sampleRateHz(), pcm.toBytes(), words);
        }
    }
}
