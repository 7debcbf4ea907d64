package dev.aloud.server.cli;

import dev.aloud.server.media.BlockAudio;
import dev.aloud.server.queue.BlockRequest;
import dev.aloud.server.queue.Priority;
import dev.aloud.server.synthesis.BlockEvent;
import dev.aloud.server.synthesis.Synthesis;
import dev.aloud.text.Block;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.BlockReader;
import dev.aloud.text.Voicing;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Speaks a text from its first block to its last. A few blocks are under way at once, so that all engines are busy; no more
 * than that are held, however long the text is. Used by one thread.
 */
final class Narration {
    private static final int ATTEMPTS = 2;

    private final BlockReader blocks;
    private final Voicing voicing;
    private final BlockKeys keys;
    private final Synthesis synthesis;
    private final int ahead;
    private final Deque<Pending> pending = new ArrayDeque<>();

    /**
     * @param ahead how many blocks may be under way or spoken and not yet taken, at least 1
     */
    Narration(BlockReader blocks, Voicing voicing, Synthesis synthesis, int ahead) {
        this.blocks = blocks;
        this.voicing = voicing;
        this.keys = new BlockKeys(voicing);
        this.synthesis = synthesis;
        this.ahead = ahead;
    }

    /**
     * Speaks all of it.
     *
     * @param listener takes the blocks, in order
     * @throws CommandException when a block cannot be spoken
     */
    void run(Listener listener) throws CommandException, IOException, InterruptedException {
        try {
            fill();
            while (!pending.isEmpty()) {
                var block = pending.poll();
                var ready = block.await(this);
                listener.spoken(
                        new Spoken(block.block, block.stretch, block.request.key(), ready.audio(), ready.cached()));
                fill();
            }
        } finally {
            pending.forEach(Pending::withdraw);
        }
    }

    private void fill() {
        while (pending.size() < ahead && blocks.hasNext()) {
            var block = blocks.next();
            var request = new BlockRequest(keys.of(block.text()), block.text(), voicing);
            var asked = new Pending(block, blocks.canonicalText(block.start(), block.end()), request);
            asked.ask(synthesis);
            pending.add(asked);
        }
    }

    /** Takes a narration's blocks. */
    @FunctionalInterface
    interface Listener {
        void spoken(Spoken block) throws IOException;
    }

    /**
     * A spoken block.
     *
     * @param block where it stands in the text
     * @param stretch the canonical text from the block's start to its end
     * @param key its key
     * @param audio its audio and word marks
     * @param cached whether it came from the cache
     */
    record Spoken(Block block, String stretch, String key, BlockAudio audio, boolean cached) {}

    private static final class Pending {
        private final Block block;
        private final String stretch;
        private final BlockRequest request;
        private int attempts;
        private CompletableFuture<BlockEvent> outcome;
        private Runnable withdraw;

        Pending(Block block, String stretch, BlockRequest request) {
            this.block = block;
            this.stretch = stretch;
            this.request = request;
        }

        void ask(Synthesis synthesis) {
            attempts++;
            var told = new CompletableFuture<BlockEvent>();
            outcome = told;
            withdraw = synthesis.request(request, Priority.NOW, event -> {
                if (!(event instanceof BlockEvent.Running)) {
                    told.complete(event);
                }
            })::withdraw;
        }

        BlockEvent.Ready await(Narration narration) throws CommandException, InterruptedException {
            while (true) {
                switch (told()) {
                    case BlockEvent.Ready ready -> {
                        return ready;
                    }
                    case BlockEvent.Failed failed
                    when failed.retryable() && attempts < ATTEMPTS -> ask(narration.synthesis);
                    case BlockEvent.Failed failed -> throw failure(failed);
                    case BlockEvent.Running running -> throw new IllegalStateException("not an outcome: " + running);
                }
            }
        }

        private BlockEvent told() throws InterruptedException {
            try {
                return outcome.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        private CommandException failure(BlockEvent.Failed failed) {
            var start = block.text().substring(0, Math.min(40, block.text().length()));
            return new CommandException(
                    "block " + (block.index() + 1) + " (\"" + start + "…\") could not be spoken: " + failed.message());
        }

        void withdraw() {
            withdraw.run();
        }
    }
}
