package dev.aloud.server.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aloud.adapter.Model;
import dev.aloud.server.cache.BlockCache;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.media.AudioFileWriter;
import dev.aloud.server.media.AudioFormat;
import dev.aloud.server.queue.InProcessBlockQueue;
import dev.aloud.server.synthesis.EngineSpeaker;
import dev.aloud.server.synthesis.Synthesis;
import dev.aloud.text.BlockReader;
import dev.aloud.text.Voicing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;

/** Speaks one text into one file, showing how far it is. Used once, by one thread. */
final class SpeakJob {
    /** What may be under way beyond one block an engine: enough that none waits for the file to be written. */
    private static final int SPARE = 2;

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

    private final Terminal terminal;
    private final SpokenInput input;
    private final Files files;
    private final Voicing voicing;
    private final Model model;
    private final boolean json;
    private int blocks;
    private int cachedBlocks;
    private long samples;
    private boolean heard;

    /** The files to write; {@code words} may be null. */
    record Files(Path audio, AudioFormat format, Path words) {}

    SpeakJob(Terminal terminal, SpokenInput input, Files files, Voicing voicing, Model model, boolean json) {
        this.terminal = terminal;
        this.input = input;
        this.files = files;
        this.voicing = voicing;
        this.model = model;
        this.json = json;
    }

    void run(Catalogue catalogue, BlockCache cache) throws CommandException, IOException, InterruptedException {
        long began = System.nanoTime();
        int ahead = model.maxConcurrent() + SPARE;
        try (var queue = new InProcessBlockQueue(
                        new EngineSpeaker(catalogue), id -> model.maxConcurrent(), ahead, CLOSE_LIMIT);
                var synthesis = new Synthesis(cache, queue);
                var text = input.open()) {
            write(new Narration(BlockReader.of(text), voicing, synthesis, ahead));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        summarise(Duration.ofNanos(System.nanoTime() - began));
    }

    private void write(Narration narration) throws CommandException, IOException, InterruptedException {
        var progress = new Progress(terminal.err(), terminal.interactive(), System::nanoTime);
        try (var audio = AudioFileWriter.create(files.audio(), files.format(), model.sampleRateHz());
                var words =
                        files.words() == null ? null : WordsFile.create(files.words(), voicing, model.sampleRateHz())) {
            var interrupted = discardWhenInterrupted(audio, words);
            var counter = count(progress);
            if (!json) {
                progress.loading();
            }
            try {
                narration.run(block -> take(block, audio, words, progress));
                if (!heard) {
                    throw new CommandException("there is nothing to speak in it");
                }
                audio.commit();
                if (words != null) {
                    words.commit();
                }
            } finally {
                counter.interrupt();
                progress.end();
                forget(interrupted);
            }
        }
    }

    private void take(Narration.Spoken spoken, AudioFileWriter audio, WordsFile words, Progress progress)
            throws IOException {
        audio.write(spoken.audio().pcm());
        if (words != null) {
            words.add(spoken);
        }
        heard = heard || isHeard(spoken.audio().pcm());
        blocks++;
        cachedBlocks += spoken.cached() ? 1 : 0;
        samples += spoken.audio().samples();
        if (!json) {
            progress.spoken(spoken.block().text().length(), spoken.audio().samples(), model.sampleRateHz());
        }
    }

    /** For a text in which they can pronounce nothing, such as "!!!", engines give a pause: samples that are all zero. */
    private static boolean isHeard(byte[] pcm) {
        for (byte half : pcm) {
            if (half != 0) {
                return true;
            }
        }
        return false;
    }

    /** Ctrl-C ends the process without unwinding this thread's stack: what is half written must go another way. */
    private static Thread discardWhenInterrupted(AudioFileWriter audio, WordsFile words) {
        var hook = Thread.ofPlatform().name("aloud-discard").unstarted(() -> {
            audio.discard();
            if (words != null) {
                words.discard();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
        return hook;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does its work.
        }
    }

    /** Reads the text once more, beside the speaking, to know how much there is; standard input can be read only once. */
    private Thread count(Progress progress) {
        return Thread.ofVirtual().name("aloud-count").start(() -> {
            if (!input.repeatable()) {
                return;
            }
            int count = 0;
            long characters = 0;
            try (var text = input.open()) {
                for (var reader = BlockReader.of(text); reader.hasNext(); count++) {
                    if (Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    characters += reader.next().text().length();
                }
            } catch (IOException | UncheckedIOException e) {
                // The one who speaks reads the same file, and tells.
                return;
            }
            progress.total(new Progress.Total(count, characters));
        });
    }

    private void summarise(Duration elapsed) throws IOException {
        long bytes = java.nio.file.Files.size(files.audio());
        long ms = samples * 1000 / model.sampleRateHz();
        if (json) {
            writeJson(bytes, ms, elapsed);
            return;
        }
        var from = cachedBlocks == 0 ? "" : ", " + cachedBlocks + " of them from the cache";
        terminal.err()
                .println("Wrote " + files.audio() + ": " + Progress.clock(Math.round(ms / 1000.0)) + " of audio in "
                        + blocks + (blocks == 1 ? " block" : " blocks") + from + ", " + Sizes.of(bytes) + ", in "
                        + Progress.clock(Math.max(1, elapsed.toSeconds())));
    }

    private void writeJson(long bytes, long ms, Duration elapsed) throws IOException {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("output", files.audio().toString());
        summary.put("codec", files.format().codec());
        summary.put("model", voicing.model());
        summary.put("revision", voicing.revision());
        summary.put("voice", voicing.voice());
        summary.put("speed", voicing.speed().thousandths() / 1000.0);
        summary.put("sample_rate", model.sampleRateHz());
        summary.put("samples", samples);
        summary.put("duration_ms", ms);
        summary.put("blocks", blocks);
        summary.put("cached_blocks", cachedBlocks);
        summary.put("bytes", bytes);
        summary.put("elapsed_ms", elapsed.toMillis());
        new ObjectMapper().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(terminal.out(), summary);
        terminal.out().println();
    }
}
