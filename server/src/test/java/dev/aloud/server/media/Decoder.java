package dev.aloud.server.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Decodes a mono audio file the way a player does: following what its header says about delay and padding. */
final class Decoder {
    /** What came out: samples in [-1, 1] and their rate. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sound(int sampleRateHz, double[] samples) {}

    private Decoder() {}

    static Sound decode(byte[] file, AudioFormat format) {
        try {
            var path = Files.createTempFile("aloud-decode", "." + format.extension());
            try {
                Files.write(path, file);
                return decode(path);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sound decode(Path path) {
        Ffmpeg.load();
        var container = new AVFormatContext(null);
        Ffmpeg.check(
                avformat_open_input(container, path.toString(), (AVInputFormat) null, (AVDictionary) null), "opening");
        try {
            Ffmpeg.check(avformat_find_stream_info(container, (AVDictionary) null), "probing");
            var description = container.streams(0).codecpar();
            var decoder = Ffmpeg.present(avcodec_find_decoder(description.codec_id()), "finding a decoder");
            var codec = avcodec_alloc_context3(decoder);
            try {
                Ffmpeg.check(avcodec_parameters_to_context(codec, description), "configuring");
                codec.pkt_timebase(container.streams(0).time_base());
                Ffmpeg.check(avcodec_open2(codec, decoder, (AVDictionary) null), "opening a decoder");
                return new Sound(codec.sample_rate(), samples(container, codec));
            } finally {
                avcodec_free_context(codec);
            }
        } finally {
            avformat_close_input(container);
        }
    }

    private static double[] samples(AVFormatContext container, AVCodecContext codec) {
        var samples = java.util.stream.DoubleStream.builder();
        var packet = av_packet_alloc();
        var frame = av_frame_alloc();
        try {
            while (av_read_frame(container, packet) >= 0) {
                decode(codec, packet, frame, samples);
                av_packet_unref(packet);
            }
            decode(codec, null, frame, samples);
        } finally {
            av_frame_free(frame);
            av_packet_free(packet);
        }
        return samples.build().toArray();
    }

    private static void decode(
            AVCodecContext codec, AVPacket packet, AVFrame frame, java.util.stream.DoubleStream.Builder samples) {
        Ffmpeg.check(avcodec_send_packet(codec, packet), "decoding");
        while (avcodec_receive_frame(codec, frame) >= 0) {
            int count = frame.nb_samples();
            int format = frame.format();
            if (format == AV_SAMPLE_FMT_S16 || format == AV_SAMPLE_FMT_S16P) {
                var data = frame.data(0).capacity(2L * count).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
                IntStream.range(0, count).forEach(i -> samples.add(data.getShort(2 * i) / 32768.0));
            } else if (format == AV_SAMPLE_FMT_FLT || format == AV_SAMPLE_FMT_FLTP) {
                var data = frame.data(0).capacity(4L * count).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
                IntStream.range(0, count).forEach(i -> samples.add(data.getFloat(4 * i)));
            } else {
                throw new IllegalStateException("an unexpected sample format " + format);
            }
        }
    }
}
