package dev.aloud.server.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A program that encodes again and again and prints by how many kilobytes its memory has grown. It runs in a process of its
 * own, whose heap has its final size from the start, so that what grows is native.
 */
final class LeakProbe {
    static final int ENCODINGS = 3_000;

    private static final int BEFORE = 600;
    private static final List<AudioFormat> FORMATS = List.of(AudioFormat.OGG_OPUS, AudioFormat.MP3, AudioFormat.FLAC);

    private LeakProbe() {}

    public static void main(String[] args) throws IOException {
        encode(BEFORE);
        long before = residentKilobytes();
        encode(ENCODINGS);
        System.out.println("grown by " + (residentKilobytes() - before));
    }

    private static void encode(int times) {
        var audio = Tones.voice(22_050, 2_000);
        for (int i = 0; i < times; i++) {
            AudioEncoder.encode(audio, FORMATS.get(i % FORMATS.size()));
        }
    }

    private static long residentKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("RssAnon:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
