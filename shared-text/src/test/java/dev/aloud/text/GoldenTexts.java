package dev.aloud.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The texts that the golden vectors are made of, as people write them: one file a category, {@code === name} before each
 * text or {@code === name * count} before one that is repeated, and {@code \}{@code uXXXX} for what an editor would lose.
 */
final class GoldenTexts {
    static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final String HEADER = "=== ";

    /** One text: a unit and how often it stands there. */
    record Text(String category, String name, String unit, int count) {
        String whole() {
            return unit.repeat(count);
        }

        boolean isRepeated() {
            return count > 1;
        }
    }

    private GoldenTexts() {}

    static List<String> categories(Path module) throws IOException {
        try (Stream<Path> files = Files.list(module.resolve(GOLDEN).resolve("texts"))) {
            return files.map(file -> file.getFileName().toString().replace(".txt", ""))
                    .sorted()
                    .toList();
        }
    }

    static List<Text> read(Path module, String category) throws IOException {
        String file = Files.readString(module.resolve(GOLDEN).resolve("texts").resolve(category + ".txt"));
        List<Text> texts = new ArrayList<>();
        for (String section : ("\n" + file).split("\n" + HEADER, -1)) {
            if (!section.isEmpty()) {
                texts.add(text(category, section));
            }
        }
        return texts;
    }

    private static Text text(String category, String section) {
        int line = section.indexOf('\n');
        String header = line < 0 ? section : section.substring(0, line);
        String unit = line < 0 ? "" : section.substring(line + 1);
        if (unit.endsWith("\n")) {
            unit = unit.substring(0, unit.length() - 1); // the last one of the file
        }
        int star = header.indexOf(" * ");
        return star < 0
                ? new Text(category, header, unescape(unit), 1)
                : new Text(
                        category,
                        header.substring(0, star),
                        unescape(unit),
                        Integer.parseInt(header.substring(star + 3)));
    }

    private static String unescape(String text) {
        StringBuilder unescaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("\\u", i) && i + 6 <= text.length() && isHex(text, i + 2)) {
                unescaped.append((char) Integer.parseInt(text.substring(i + 2, i + 6), 16));
                i += 5;
            } else {
                unescaped.append(text.charAt(i));
            }
        }
        return unescaped.toString();
    }

    private static boolean isHex(String text, int at) {
        return text.chars().skip(at).limit(4).allMatch(unit -> Character.digit(unit, 16) >= 0);
    }
}
