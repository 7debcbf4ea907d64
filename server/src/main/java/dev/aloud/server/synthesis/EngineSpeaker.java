package dev.aloud.server.synthesis;

import dev.aloud.adapter.SynthesisException;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Speaker;

/** Speaks a block with the adapter that the catalogue names. Thread-safe. */
public final class EngineSpeaker implements Speaker {
    private final Catalogue catalogue;

    /** Speaks with the catalogue's adapters. */
    public EngineSpeaker(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public BlockAudio speak(BlockRequest request) throws SynthesisException, InterruptedException {
        throw new UnsupportedOperationException("lands within minutes" + catalogue);
    }
}
