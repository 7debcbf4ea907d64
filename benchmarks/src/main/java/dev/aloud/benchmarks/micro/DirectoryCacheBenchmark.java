package dev.aloud.benchmarks.micro;

import dev.aloud.server.cache.DirectoryBlockCache;
import dev.aloud.server.media.BlockAudio;
import dev.aloud.text.WordMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A block read from the cache's directory and checked, by two listeners at once: ten seconds at 16 kHz with thirty words, of a thousand
 * such. The operating system has the files in memory, as it has those that are listened to.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Threads(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class DirectoryCacheBenchmark {
    private static final int BLOCKS = 1000;
    private static final int SAMPLE_RATE_HZ = 16_000;
    private static final int SECONDS = 10;
    private static final int WORDS = 30;
    private static final long MAX_BYTES = 1L << 30;

    private final Random random = new Random(1);
    private Path directory;
    private DirectoryBlockCache cache;

    /** Fills it. */
    @Setup
    public void fill() throws IOException {
        directory = Files.createTempDirectory("aloud-benchmark");
        cache = DirectoryBlockCache.open(directory, MAX_BYTES);
        var pcm = new byte[2 * SECONDS * SAMPLE_RATE_HZ];
        random.nextBytes(pcm);
        var words = IntStream.range(0, WORDS)
                .mapToObj(i -> new WordMark(5 * i, 5 * i + 4, 300 * i, 300 * i + 250))
                .toList();
        for (int i = 0; i < BLOCKS; i++) {
            cache.put(key(i), new BlockAudio(SAMPLE_RATE_HZ, pcm, List.copyOf(words)));
        }
    }

    private static String key(int number) {
        return String.format(Locale.ROOT, "%064x", number);
    }

    /** Reads one of them. */
    @Benchmark
    public Optional<BlockAudio> get() throws IOException {
        return cache.get(key(random.nextInt(BLOCKS)));
    }

    /** Removes all. */
    @TearDown
    public void remove() throws IOException {
        cache.close();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
