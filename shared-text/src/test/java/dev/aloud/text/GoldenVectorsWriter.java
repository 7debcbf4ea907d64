package dev.aloud.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the golden vectors anew from the texts. Run it from the repository's root after a wanted change of segmentation,
 * and read the difference: every key that changes is audio that will be made again.
 */
final class GoldenVectorsWriter {
    private GoldenVectorsWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path module = Files.exists(GoldenTexts.GOLDEN) ? Path.of("") : Path.of("shared-text");
        for (String category : GoldenTexts.categories(module)) {
            Files.writeString(module.resolve(file(category)), String.join("\n", lines(module, category)) + "\n");
        }
    }

    static Path file(String category) {
        return GoldenTexts.GOLDEN.resolve(category + ".jsonl");
    }

    static List<String> lines(Path module, String category) throws IOException {
        List<String> lines = new ArrayList<>(List.of(GoldenVector.header()));
        for (GoldenTexts.Text text : GoldenTexts.read(module, category)) {
            lines.add(GoldenVector.of(text).json());
        }
        return lines;
    }
}
