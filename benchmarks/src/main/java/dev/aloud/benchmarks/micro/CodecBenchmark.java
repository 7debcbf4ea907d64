package dev.aloud.benchmarks.micro;

import dev.aloud.protocol.AudioCodec;
import dev.aloud.protocol.AudioFrame;
import dev.aloud.protocol.FrameCodec;
import dev.aloud.protocol.Limits;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import dev.aloud.text.WordMark;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Messages to JSON and back, frames to bytes and back: a {@code ready} with forty words, a {@code want}, a full frame. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
    private Message ready;
    private String readyJson;
    private String wantJson;
    private AudioFrame frame;
    private byte[] frameBytes;

    /** Makes what is coded. */
    @Setup
    public void make() {
        var words = new ArrayList<WordMark>();
        for (int i = 0; i < 40; i++) {
            words.add(new WordMark(6 * i, 6 * i + 5, 300 * i, 300 * i + 250));
        }
        String key = "0123456789abcdef".repeat(4);
        ready = new Message.BlockState(1234, 250_000, 250_240, key, true, new Phase.Ready(192_000, 384_000, words));
        readyJson = MessageCodec.encode(ready);
        wantJson = "{\"type\":\"want\",\"first\":1234,\"count\":12,\"have\":[1234,1235,1236,1237]}";
        byte[] audio = new byte[Limits.MAX_PAYLOAD_BYTES];
        frame = new AudioFrame(1234, 0, false, AudioCodec.PCM, 16_000, audio.length / 2, audio, 0, audio.length);
        frameBytes = FrameCodec.encode(frame);
    }

    /** A block's last state message, as the server writes it. */
    @Benchmark
    public String encodeReady() {
        return MessageCodec.encode(ready);
    }

    /** The same, as the page reads it. */
    @Benchmark
    public Message decodeReady() throws ProtocolException {
        return MessageCodec.decode(readyJson);
    }

    /** A window, as the server reads it. */
    @Benchmark
    public Message decodeWant() throws ProtocolException {
        return MessageCodec.decode(wantJson);
    }

    /** A full frame with its payload copied. */
    @Benchmark
    public byte[] encodeFrame() {
        return FrameCodec.encode(frame);
    }

    /** A full frame's header alone, as a transport that can gather sends it. */
    @Benchmark
    public byte[] encodeHeader() {
        return FrameCodec.encodeHeader(frame);
    }

    /** A full frame. */
    @Benchmark
    public AudioFrame decodeFrame() throws ProtocolException {
        return FrameCodec.decode(frameBytes);
    }
}
