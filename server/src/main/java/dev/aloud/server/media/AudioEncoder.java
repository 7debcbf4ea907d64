package dev.aloud.server.media;

import static org.bytedeco.ffmpeg.global.avformat.avio_close_dyn_buf;
import static org.bytedeco.ffmpeg.global.avformat.avio_open_dyn_buf;
import static org.bytedeco.ffmpeg.global.avutil.av_free;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.javacpp.BytePointer;

/** Encodes a block's audio as a file in memory. Stateless; safe for any number of threads. Equal audio gives equal files. */
public final class AudioEncoder {
    private AudioEncoder() {}

    /**
     * The audio as a whole file. Its duration is exact: a decoder that follows the format's header gets as many samples as
     * the block has. Where a format knows no such sample rate, the next higher one is used, and the length is exact to half
     * a sample of that. No samples at all become one silent sample in Opus and MP3, which have no files without sound.
     *
     * @throws MediaException when the encoder fails
     */
    public static byte[] encode(BlockAudio audio, AudioFormat format) {
        return format == AudioFormat.WAV ? wav(audio) : encoded(audio, format);
    }

    private static byte[] wav(BlockAudio audio) {
        var pcm = audio.pcm();
        var file = Arrays.copyOf(WavHeader.of(audio.sampleRateHz(), pcm.length), WavHeader.BYTES + pcm.length);
        System.arraycopy(pcm, 0, file, WavHeader.BYTES, pcm.length);
        return file;
    }

    private static byte[] encoded(BlockAudio audio, AudioFormat format) {
        Ffmpeg.load();
        var output = new AVIOContext(null);
        Ffmpeg.check(avio_open_dyn_buf(output), "making room for the file");
        long samples;
        try (var encoder = new FfmpegEncoder(EncoderChoice.of(format), audio.sampleRateHz(), output)) {
            encoder.write(audio.pcm());
            samples = encoder.finish();
        } catch (MediaException e) {
            take(output);
            throw e;
        }
        var file = take(output);
        if (format == AudioFormat.MP3) {
            LameTag.setLength(file, samples);
        }
        return file;
    }

    /** Frees the output and gives what was written to it. */
    private static byte[] take(AVIOContext output) {
        try (var buffer = new BytePointer((BytePointer) null)) {
            int size = avio_close_dyn_buf(output, buffer);
            var file = new byte[size];
            buffer.get(file);
            av_free(buffer);
            return file;
        }
    }
}
