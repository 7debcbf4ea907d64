package dev.aloud.benchmarks.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes a sample text to a file, for benchmarks that are not written in Java: KIND LENGTH SEED FILE. */
public final class WriteSample {
    private WriteSample() {}

    /** Writes the text as UTF-8. */
    public static void main(String[] args) throws IOException {
        if (args.length != 4) {
            System.err.println("usage: WriteSample prose|mixed|unbroken LENGTH SEED FILE");
            System.exit(2);
        }
        String text = SampleText.valueOf(args[0].toUpperCase(Locale.ROOT))
                .of(Integer.parseInt(args[1]), Long.parseLong(args[2]));
        Files.writeString(Path.of(args[3]), text);
    }
}
