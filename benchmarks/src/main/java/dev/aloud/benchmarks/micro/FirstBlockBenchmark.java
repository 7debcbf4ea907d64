package dev.aloud.benchmarks.micro;

import dev.aloud.benchmarks.text.SampleText;
import dev.aloud.text.BlockKeys;
import dev.aloud.text.BlockReader;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
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

/** How long a reader of a text of a million units waits for its first block and key. */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
public class FirstBlockBenchmark {
    /** What kind of text. */
    @Param({"PROSE", "UNBROKEN"})
    public SampleText kind;

    private String text;

    /** Makes the text. */
    @Setup
    public void make() {
        text = kind.of(1_000_000, 1);
    }

    /** In a program that has run for a while. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 2, time = 1)
    @Measurement(iterations = 3, time = 1)
    public String warm() {
        return first();
    }

    /** In a program that has just started: the first call of its life. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public String cold() {
        return first();
    }

    private String first() {
        var keys = new BlockKeys(new Voicing("flite", "benchmark", "slt", Speed.NORMAL));
        return keys.of(BlockReader.of(text).next().text());
    }
}
