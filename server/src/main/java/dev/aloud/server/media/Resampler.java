package dev.aloud.server.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;

/**
 * Brings mono s16le from one sample rate to another, as a stream. What comes out in all is what went in times the ratio of
 * the rates, rounded to the nearest sample. Used by one thread; {@code close} frees its native memory.
 */
final class Resampler implements AutoCloseable {
    private final int fromHz;
    private final int toHz;
    private final SwrContext context = new SwrContext(null);
    private long samplesIn;
    private long samplesOut;

    Resampler(int fromHz, int toHz) {
        this.fromHz = fromHz;
        this.toHz = toHz;
        try (var mono = new AVChannelLayout()) {
            av_channel_layout_default(mono, 1);
            Ffmpeg.check(
                    swr_alloc_set_opts2(
                            context, mono, AV_SAMPLE_FMT_S16, toHz, mono, AV_SAMPLE_FMT_S16, fromHz, 0, null),
                    "making a resampler");
            Ffmpeg.check(swr_init(context), "starting a resampler");
        } catch (MediaException e) {
            close();
            throw e;
        }
    }

    /** What is ready after these bytes. */
    byte[] convert(byte[] pcm, int length) {
        samplesIn += length / 2;
        return keep(run(pcm, length / 2), Long.MAX_VALUE);
    }

    /** The rest. */
    byte[] finish() {
        long total = Math.round((double) samplesIn * toHz / fromHz);
        var rest = keep(run(null, 0), total - samplesOut);
        long missing = total - samplesOut;
        return missing <= 0 ? rest : Arrays.copyOf(rest, Math.toIntExact(rest.length + 2 * missing));
    }

    private byte[] run(byte[] pcm, int samples) {
        int room = Ffmpeg.check(swr_get_out_samples(context, samples), "asking a resampler for its size");
        var out = new byte[2 * room];
        int got = Ffmpeg.check(swr_convert(context, out, room, pcm, samples), "resampling");
        return Arrays.copyOf(out, 2 * got);
    }

    private byte[] keep(byte[] out, long atMost) {
        var kept = out.length / 2 <= atMost ? out : Arrays.copyOf(out, Math.toIntExact(2 * Math.max(0, atMost)));
        samplesOut += kept.length / 2;
        return kept;
    }

    @Override
    public void close() {
        swr_free(context);
    }
}
