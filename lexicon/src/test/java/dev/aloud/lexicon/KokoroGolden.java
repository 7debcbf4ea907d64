package dev.aloud.lexicon;

import dev.aloud.kokoro.KokoroUtterance;
import dev.aloud.text.Speed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Over nine hundred texts with the ids that Kokoro's graph is given for them, in a file that the tests of the browser's bundle
 * read too: the sentences that are spoken and heard, and the specification of the spoken form. A line holds text, voice and
 * ids, with tabs between. Run {@link #main} in this module's folder after a wanted change of what is spoken, raise the rules'
 * number in {@code KokoroModel}, and read the difference.
 */
final class KokoroGolden {
    static final Path FILE = Path.of("src/test/resources/kokoro/ids.tsv");

    private static final Path SENTENCES = Path.of("../end-to-end/texts/intelligibility");
    private static final Path SPECIFICATION = Path.of("../shared-text/src/test/resources/spoken");
    private static final String BRITISH = "gb: ";

    private KokoroGolden() {}

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines());
    }

    static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(SENTENCES)) {
            for (String line : Files.readAllLines(file)) {
                if (line.contains("\t")) {
                    lines.add(line(line.substring(0, line.indexOf('\t')), "af_heart"));
                }
            }
        }
        for (Path file : files(SPECIFICATION)) {
            for (String line : Files.readAllLines(file)) {
                int arrow = line.indexOf(" => ");
                if (arrow > 0 && !line.contains("\t")) {
                    String text = line.substring(0, arrow);
                    lines.add(
                            text.startsWith(BRITISH)
                                    ? line(text.substring(BRITISH.length()), "bf_emma")
                                    : line(text, "af_heart"));
                }
            }
        }
        return lines;
    }

    private static String line(String text, String voice) {
        var utterance = KokoroUtterance.of(text, voice, Speed.NORMAL, English.lexicon());
        return text + "\t" + voice + "\t" + runs(utterance);
    }

    /** The ids of each run, behind a slash the row of the voice, and a bar between runs: as the browser's bundle writes them. */
    private static String runs(KokoroUtterance utterance) {
        return utterance.runs().stream()
                .map(run -> Arrays.stream(run.ids()).mapToObj(id -> id + " ").collect(Collectors.joining())
                        + "/ "
                        + run.styleRow())
                .collect(Collectors.joining(" | "));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }
}
