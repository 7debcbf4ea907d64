package dev.aloud.benchmarks.micro;

import dev.aloud.benchmarks.text.SampleText;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.BlockReader;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A text of a million units to blocks, with and without keys; {@code bytes} is UTF-8 bytes of text per second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SegmentationBenchmark {
    /** What kind of text. */
    @Param({"PROSE", "MIXED", "UNBROKEN"})
    public SampleText kind;

    private String text;
    private int utf8Bytes;
    private Voicing voicing;

    /** Makes the text. */
    @Setup
    public void make() {
        text = kind.of(1_000_000, 1);
        utf8Bytes = text.getBytes(StandardCharsets.UTF_8).length;
        voicing = new Voicing("flite", "benchmark", "slt", Speed.NORMAL);
    }

    /** Canonical text, segmentation and a key for every block. */
    @Benchmark
    public void blocksWithKeys(Bytes counter, Blackhole blackhole) {
        var keys = new BlockKeys(voicing);
        var reader = BlockReader.of(text);
        while (reader.hasNext()) {
            blackhole.consume(keys.of(reader.next().text()));
        }
        counter.bytes += utf8Bytes;
    }

    /** Canonical text and segmentation. */
    @Benchmark
    public void blocks(Bytes counter, Blackhole blackhole) {
        var reader = BlockReader.of(text);
        while (reader.hasNext()) {
            blackhole.consume(reader.next());
        }
        counter.bytes += utf8Bytes;
    }
}
