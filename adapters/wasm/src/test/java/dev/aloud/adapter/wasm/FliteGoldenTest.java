package dev.aloud.adapter.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.flite.FliteSpeech;
import dev.aloud.flite.FliteUtterance;
import dev.aloud.text.Speed;
import dev.aloud.text.WordMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * flite's speech is pinned: the browser engine's tests hold the same lines against the same module in V8. With
 * {@code -Daloud.golden.write=true} the file is written anew, after a change of {@code FliteModel.REVISION} only.
 */
final class FliteGoldenTest {
    private static final Path GOLDEN = Path.of("../../shared-text/src/test/resources/flite/speech.jsonl");

    private static final List<String> TEXTS = List.of(
            "Hello, world!",
            "It was a bright cold day in April, and the clocks struck ten.",
            "Dr. Smith paid $5 million on Jan. 5, 1999 to the U.S. government.",
            "“I don’t know,” she said — quietly — “whether Prof. O’Brien’s naïve café idea will work…”",
            "The state-of-the-art method costs £5.50 (about €6 million in 2026), or ¥1,000.",
            "It's 20°C outside; that's 50% of what we'd expect at 10:30 p.m. on 3/4.",
            "St. John lives on Elm St. near Chapter IV of Henry VIII.",
            "Visit https://example.com/path?x=1 or mail bob@example.org, #5 & C++ users.",
            "日本語 text with 漢字 and emoji 😀 in between.",
            "你好，世界。",
            "-o /etc/passwd --help %s%n <speak>hi</speak>");

    private static final List<String> KAL_ONLY = List.of(
            "The apple and the orange: an even older object, used to record the record.",
            "However... wait...what? No—never! (Really?) [1] {2} *stars* _under_ `code` ~5",
            "½ cup, 1½ cups, x² + y² = z², 5 × 3 ≤ 20, α particles, π r².",
            "He read the live wind report: \"The U.K.'s 1990s were great,\" e.g. A.B. Smith vs. T. Jones, Jr.",
            "Call 555-1234 or 1-800-555-0199 at 12:30:45; the code is 0x1F, id 01234, v2.0.1 -5 .5 +7.",
            "We walked to the end of the road, and on a whim we asked a question of the old man.",
            "THE END IS NEAR AND NASA HAS THE USA IN FBI FILES; iPhone 15 costs €1 and £1.",
            "Whether 'tis nobler in the mind to suffer the slings and arrows of outrageous fortune",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bcdfghjklm",
            "ﬁne 𝐛𝐨𝐥𝐝 ｗｉｄｅ Łódź Straße\u0301 so\u00ADft");

    @Test
    void every_pinned_utterance_has_the_same_samples_and_marks() throws Exception {
        List<String> spoken = new ArrayList<>();
        try (FliteEngine engine = FliteEngine.open();
                FliteContext context = new FliteContext(engine)) {
            for (String text : TEXTS) {
                for (String voice : List.of("slt", "rms", "awb", "kal16")) {
                    spoken.add(line(context, text, voice, 1_000));
                }
            }
            for (String text : KAL_ONLY) {
                spoken.add(line(context, text, "kal16", 1_000));
            }
            for (int speed : new int[] {250, 750, 1_333, 4_000}) {
                spoken.add(line(context, TEXTS.getFirst(), "slt", speed));
                spoken.add(line(context, TEXTS.get(1), "kal16", speed));
            }
        }
        if (Boolean.getBoolean("aloud.golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.write(GOLDEN, spoken, StandardCharsets.UTF_8);
        }
        assertThat(spoken).containsExactlyElementsOf(golden());
    }

    private static List<String> golden() throws IOException {
        return Files.readAllLines(GOLDEN, StandardCharsets.UTF_8);
    }

    private static String line(FliteContext context, String text, String voice, int speed) throws Exception {
        FliteUtterance utterance = FliteUtterance.of(text, voice, new Speed(speed));
        FliteSpeech speech = utterance.silent() ? utterance.silence() : context.speak(utterance);
        StringBuilder words = new StringBuilder();
        for (WordMark word : speech.words()) {
            words.append(words.isEmpty() ? "" : ",")
                    .append("[%d,%d,%d,%d]".formatted(word.start(), word.end(), word.fromMs(), word.toMs()));
        }
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(speech.pcm()));
        return "{\"text\":\"%s\",\"voice\":\"%s\",\"speed\":%d,\"samples\":%d,\"pcm_sha256\":\"%s\",\"words\":[%s]}"
                .formatted(json(text), voice, speed, speech.samples(), hash, words);
    }

    private static String json(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
