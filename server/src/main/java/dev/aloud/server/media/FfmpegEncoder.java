package dev.aloud.server.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_BITEXACT;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EAGAIN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * One FFmpeg encoder with its container, writing to an output that its owner opens and closes. Samples go in as mono s16le of
 * any amount; memory does not grow with them. Used by one thread; {@code close} frees its native memory.
 */
final class FfmpegEncoder implements AutoCloseable {
    private final AVFormatContext container = new AVFormatContext(null);
    private final EncoderChoice choice;
    private final Resampler resampler;
    private final AVPacket packet;
    private final AVFrame frame;
    private final byte[] pending;
    private AVCodecContext codec;
    private AVStream stream;
    private int pendingBytes;
    private long samples;

    /** Writes the file's header at once. The output must be able to seek, for what is known only at the end. */
    FfmpegEncoder(EncoderChoice choice, int sampleRateHz, AVIOContext output) {
        this.choice = choice;
        int rate = choice.rateFor(sampleRateHz);
        packet = av_packet_alloc();
        frame = av_frame_alloc();
        resampler = rate == sampleRateHz ? null : new Resampler(sampleRateHz, rate);
        try {
            openCodec(rate);
            openContainer(output);
        } catch (MediaException e) {
            close();
            throw e;
        }
        pending = new byte[2 * codec.frame_size()];
    }

    private void openCodec(int rate) {
        var encoder = Ffmpeg.present(avcodec_find_encoder_by_name(choice.encoder()), "finding " + choice.encoder());
        codec = Ffmpeg.present(avcodec_alloc_context3(encoder), "making an encoder");
        codec.sample_fmt(choice.sampleFormat());
        codec.sample_rate(rate);
        av_channel_layout_default(codec.ch_layout(), 1);
        codec.time_base().num(1).den(rate);
        codec.bit_rate(choice.bitRate());
        codec.thread_count(1);
        codec.compression_level(choice.compressionLevel());
        codec.flags(codec.flags() | AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER);
        choice.options()
                .forEach((name, value) ->
                        Ffmpeg.check(av_opt_set(codec.priv_data(), name, value, 0), "setting " + name));
        Ffmpeg.check(avcodec_open2(codec, encoder, (AVDictionary) null), "opening " + choice.encoder());
    }

    private void openContainer(AVIOContext output) {
        Ffmpeg.check(
                avformat_alloc_output_context2(container, null, choice.container(), null),
                "making the container " + choice.container());
        container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_BITEXACT);
        container.pb(output);
        container.metadata_header_padding(0);
        stream = Ffmpeg.present(avformat_new_stream(container, null), "making a stream");
        stream.time_base(codec.time_base());
        Ffmpeg.check(avcodec_parameters_from_context(stream.codecpar(), codec), "describing the stream");
        Ffmpeg.check(avformat_write_header(container, (AVDictionary) null), "writing the header");
    }

    /** Adds samples. */
    void write(byte[] pcm) {
        if (resampler == null) {
            feed(pcm);
        } else {
            feed(resampler.convert(pcm, pcm.length));
        }
    }

    /**
     * Writes what is left and the file's end; call once, and then only {@code close}.
     *
     * @return how many samples the file holds, at the encoder's rate
     */
    long finish() {
        if (resampler != null) {
            feed(resampler.finish());
        }
        if (samples + pendingBytes == 0 && choice.needsSound()) {
            pendingBytes = 2;
        }
        if (pendingBytes > 0) {
            send();
        }
        Ffmpeg.check(avcodec_send_frame(codec, null), "ending the audio");
        drain();
        Ffmpeg.check(av_write_trailer(container), "writing the end of the file");
        return samples;
    }

    private void feed(byte[] pcm) {
        int at = 0;
        while (at < pcm.length) {
            int part = Math.min(pcm.length - at, pending.length - pendingBytes);
            System.arraycopy(pcm, at, pending, pendingBytes, part);
            at += part;
            pendingBytes += part;
            if (pendingBytes == pending.length) {
                send();
            }
        }
    }

    private void send() {
        int count = pendingBytes / 2;
        frame.nb_samples(count);
        frame.format(codec.sample_fmt());
        frame.sample_rate(codec.sample_rate());
        Ffmpeg.check(av_channel_layout_copy(frame.ch_layout(), codec.ch_layout()), "describing samples");
        Ffmpeg.check(av_frame_get_buffer(frame, 0), "making room for samples");
        frame.data(0).put(pending, 0, pendingBytes);
        frame.pts(samples);
        samples += count;
        pendingBytes = 0;
        int sent = avcodec_send_frame(codec, frame);
        av_frame_unref(frame);
        Ffmpeg.check(sent, "encoding");
        drain();
    }

    private void drain() {
        while (true) {
            int got = avcodec_receive_packet(codec, packet);
            if (got == AVERROR_EAGAIN() || got == AVERROR_EOF()) {
                return;
            }
            Ffmpeg.check(got, "encoding");
            av_packet_rescale_ts(packet, codec.time_base(), stream.time_base());
            packet.stream_index(0);
            int written = av_write_frame(container, packet);
            av_packet_unref(packet);
            Ffmpeg.check(written, "writing audio");
        }
    }

    @Override
    public void close() {
        if (resampler != null) {
            resampler.close();
        }
        if (codec != null) {
            avcodec_free_context(codec);
        }
        av_frame_free(frame);
        av_packet_free(packet);
        avformat_free_context(container);
    }
}
