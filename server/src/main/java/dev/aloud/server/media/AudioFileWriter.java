package dev.aloud.server.media;

import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_flush;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.ffmpeg.avformat.AVIOContext;

/**
 * Writes an audio file of any length as its samples come, in little memory. The file appears under its name when it is whole
 * and not before: until {@link #commit} it has another name beside it. Used by one thread, but for {@link #discard}.
 */
public final class AudioFileWriter implements AutoCloseable {
    private final PartialFile file;
    private final Sink sink;
    private boolean closed;

    private AudioFileWriter(PartialFile file, Sink sink) {
        this.file = file;
        this.sink = sink;
    }

    /**
     * Begins a file.
     *
     * @param target where the file will be; replaced when it exists
     * @throws IOException when nothing can be written there
     */
    public static AudioFileWriter create(Path target, AudioFormat format, int sampleRateHz) throws IOException {
        var file = PartialFile.create(target);
        try {
            var sink = format == AudioFormat.WAV
                    ? new WavSink(file.path(), sampleRateHz)
                    : new EncodedSink(file.path(), format, sampleRateHz);
            return new AudioFileWriter(file, sink);
        } catch (IOException | MediaException e) {
            file.discard();
            throw e;
        }
    }

    /**
     * Adds samples.
     *
     * @param pcm mono s16le
     * @throws IOException when they cannot be written, as on a full disk
     */
    public void write(byte[] pcm) throws IOException {
        sink.write(pcm);
    }

    /**
     * Ends the file and gives it its name.
     *
     * @throws IOException when it cannot be written, or has been discarded
     */
    public void commit() throws IOException {
        sink.finish();
        closeSink();
        file.commit();
    }

    /** Removes what was written, unless it was committed. Any thread may call it, also while another one writes. */
    public void discard() {
        file.discard();
    }

    /** Lets go of the file; discards it unless it was committed. */
    @Override
    public void close() {
        closeSink();
        discard();
    }

    private void closeSink() {
        if (!closed) {
            closed = true;
            sink.close();
        }
    }

    /** Where the samples go. */
    private interface Sink extends AutoCloseable {
        void write(byte[] pcm) throws IOException;

        void finish() throws IOException;

        @Override
        void close();
    }

    private static final class WavSink implements Sink {
        private final RandomAccessFile file;
        private final int sampleRateHz;
        private long bytes;

        WavSink(Path path, int sampleRateHz) throws IOException {
            this.file = new RandomAccessFile(path.toFile(), "rw");
            this.sampleRateHz = sampleRateHz;
            file.write(WavHeader.of(sampleRateHz, 0));
        }

        @Override
        public void write(byte[] pcm) throws IOException {
            bytes += pcm.length;
            if (bytes > WavHeader.MAX_PCM_BYTES) {
                throw new IOException(WavHeader.TOO_LONG);
            }
            file.write(pcm);
        }

        @Override
        public void finish() throws IOException {
            file.seek(0);
            file.write(WavHeader.of(sampleRateHz, bytes));
        }

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new MediaException("closing the file failed: " + e.getMessage(), e);
            }
        }
    }

    private static final class EncodedSink implements Sink {
        private final Path path;
        private final AudioFormat format;
        private final AVIOContext output = new AVIOContext(null);
        private final FfmpegEncoder encoder;

        EncodedSink(Path path, AudioFormat format, int sampleRateHz) {
            Ffmpeg.load();
            this.path = path;
            this.format = format;
            Ffmpeg.check(avio_open(output, "file:" + path, AVIO_FLAG_WRITE), "opening " + path);
            try {
                encoder = new FfmpegEncoder(EncoderChoice.of(format), sampleRateHz, output);
            } catch (MediaException e) {
                avio_closep(output);
                throw e;
            }
        }

        @Override
        public void write(byte[] pcm) throws IOException {
            try {
                encoder.write(pcm);
                Ffmpeg.check(output.error(), "writing the file");
            } catch (MediaException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        @Override
        public void finish() throws IOException {
            try {
                long samples = encoder.finish();
                avio_flush(output);
                Ffmpeg.check(output.error(), "writing the file");
                if (format == AudioFormat.MP3) {
                    setLength(samples);
                }
            } catch (MediaException e) {
                throw new IOException(e.getMessage(), e);
            }
        }

        private void setLength(long samples) throws IOException {
            try (var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                var start = ByteBuffer.allocate((int) Math.min(LameTag.REACH, file.size()));
                while (start.hasRemaining() && file.read(start, start.position()) >= 0) {
                    // A read may give less than asked for.
                }
                LameTag.setLength(start.array(), samples);
                start.rewind();
                while (start.hasRemaining()) {
                    file.write(start, start.position());
                }
            }
        }

        @Override
        public void close() {
            encoder.close();
            avio_closep(output);
        }
    }
}
