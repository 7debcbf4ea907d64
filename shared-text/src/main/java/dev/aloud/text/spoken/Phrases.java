package dev.aloud.text.spoken;

import java.util.LinkedHashMap;
import java.util.Map;

/** A phrase for each of some written forms, written down as lines {@code form = phrase}. Thread-safe. */
final class Phrases {
    private final Map<String, String> phrases = new LinkedHashMap<>();

    Phrases(String lines) {
        int start = 0;
        while (start < lines.length()) {
            int end = lines.indexOf('\n', start);
            end = end < 0 ? lines.length() : end;
            int equals = lines.indexOf(" = ", start);
            if (equals > start && equals < end) {
                phrases.put(lines.substring(start, equals), lines.substring(equals + 3, end));
            }
            start = end + 1;
        }
    }

    /** The phrase for a form, or an empty string. */
    String of(String form) {
        return phrases.getOrDefault(form, "");
    }

    boolean has(String form) {
        return phrases.containsKey(form);
    }
}
