package dev.aloud.adapter.testkit;

import dev.aloud.adapter.SpeechAdapter;

final class ToneAdapterTest extends SpeechAdapterContract {
    @Override
    protected SpeechAdapter newAdapter() {
        return new ToneAdapter();
    }
}
