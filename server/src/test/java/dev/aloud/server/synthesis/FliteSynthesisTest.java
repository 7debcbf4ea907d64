package dev.aloud.server.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import dev.aloud.server.cache.DirectoryBlockCache;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.media.AudioEncoder;
import dev.aloud.server.media.AudioFormat;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.InProcessBlockQueue;
import dev.aloud.server.queue.Priority;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.WordMark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The rooms together with the engine that ships. */
final class FliteSynthesisTest {
    private static final String TEXT = "The lamp was lit before anybody came down.";
    private static final long LIMIT_MINUTES = 5;

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 2 * LIMIT_MINUTES, unit = TimeUnit.MINUTES)
    void flite_speaks_a_block_once_for_everyone_and_for_later() throws Exception {
        try (var catalogue = Catalogue.discover();
                var cache = DirectoryBlockCache.open(directory, 10_000_000)) {
            var voicing = catalogue.voicing("flite", "kal16", 1000);
            var request = new BlockRequest(new BlockKeys(voicing).of(TEXT), TEXT, voicing);
            BlockAudio spoken;
            try (var queue = new InProcessBlockQueue(
                            new EngineSpeaker(catalogue), model -> 2, 10, Duration.ofMinutes(LIMIT_MINUTES));
                    var synthesis = new Synthesis(cache, queue)) {
                var all = new ArrayList<CompletableFuture<BlockAudio>>();
                for (int listener = 0; listener < 5; listener++) {
                    all.add(ask(synthesis, request));
                }
                spoken = all.getFirst().get(LIMIT_MINUTES, TimeUnit.MINUTES);
                for (var audio : all) {
                    assertThat(audio.get(LIMIT_MINUTES, TimeUnit.MINUTES)).isSameAs(spoken);
                }
                assertThat(queue.stats().done()).isEqualTo(1);
                Await.until("it is stored", () -> cache.contains(request.key()));
            }
            assertThat(cache.get(request.key())).contains(spoken);
            looksLikeSpeech(spoken);
        }
    }

    private static CompletableFuture<BlockAudio> ask(Synthesis synthesis, BlockRequest request) {
        var audio = new CompletableFuture<BlockAudio>();
        synthesis.request(request, Priority.NOW, event -> {
            switch (event) {
                case BlockEvent.Ready ready -> audio.complete(ready.audio());
                case BlockEvent.Failed failed ->
                    audio.completeExceptionally(new AssertionError(failed.code() + ": " + failed.message()));
                case BlockEvent.Running _ -> {}
            }
        });
        return audio;
    }

    private static void looksLikeSpeech(BlockAudio audio) {
        assertThat(audio.sampleRateHz()).isEqualTo(16_000);
        assertThat(audio.durationMs()).isBetween(1_000, 6_000);
        assertThat(audio.words()).hasSize(TEXT.split(" ", -1).length);
        assertThat(audio.words()).extracting(WordMark::fromMs).isSorted();
        assertThat(audio.words().getLast().toMs()).isLessThanOrEqualTo(audio.durationMs());
        assertThat(AudioEncoder.encode(audio, AudioFormat.OGG_OPUS)).hasSizeLessThan(audio.pcm().length / 4);
    }
}
