package dev.aloud.benchmarks.speech;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured of a setting, one value a round. Owned by one thread. */
final class Figure {
    final Setting setting;
    final List<Double> factors = new ArrayList<>();
    final List<Double> processor = new ArrayList<>();
    final List<Double> firstMs = new ArrayList<>();

    /** The most that a process took which spoke nothing else; 0 where that was not measured. */
    long residentMib;

    Figure(Setting setting) {
        this.setting = setting;
    }

    /** A row for people. */
    String line() {
        return "%7d %10d %7d | %5s %5s | %5s %5s %5s | %5s | %5s"
                .formatted(
                        setting.threads(),
                        setting.characters(),
                        setting.callers(),
                        at("%.3f", factors, 0),
                        at("%.3f", factors, 0.5),
                        at("%.0f", firstMs, 0),
                        at("%.0f", firstMs, 0.5),
                        at("%.0f", firstMs, 0.95),
                        at("%.3f", processor, 0.5),
                        residentMib == 0 ? "-" : residentMib);
    }

    /** All values, for programs. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("threads", setting.threads());
        fields.put("characters", setting.characters());
        fields.put("spoken_characters", setting.text().length());
        fields.put("callers", setting.callers());
        fields.put("real_time_factors", factors);
        fields.put("first_audio_ms", firstMs);
        fields.put("processor_seconds_a_second", processor);
        fields.put("resident_mib", residentMib == 0 ? null : residentMib);
        return fields;
    }

    private static String at(String format, List<Double> values, double part) {
        if (values.isEmpty()) {
            return "-";
        }
        List<Double> sorted = values.stream().sorted().toList();
        return format.formatted(sorted.get((int) Math.round(part * (sorted.size() - 1))));
    }
}
