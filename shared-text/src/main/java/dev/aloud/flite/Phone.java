package dev.aloud.flite;

import java.util.ArrayList;
import java.util.List;

/**
 * A sound of a spoken utterance, as flite's {@code -psdur} prints them.
 *
 * @param name flite's name of it, such as {@code ae}
 * @param fromMs where it begins in the audio, milliseconds
 * @param toMs where it ends
 * @param afterPause whether a pause stands right before it
 */
record Phone(String name, int fromMs, int toMs, boolean afterPause) {
    private static final String PAUSE = "pau";

    /** Reads one utterance: names with end times in seconds, such as {@code pau:0.220 hh:0.295}. Pauses are left out. */
    static List<Phone> timed(String line) {
        List<Phone> phones = new ArrayList<>();
        int from = 0;
        boolean afterPause = true;
        for (String item : items(line)) {
            int colon = item.lastIndexOf(':');
            if (colon < 1) {
                continue;
            }
            int to = milliseconds(item, colon + 1);
            String name = item.substring(0, colon);
            boolean pause = name.equals(PAUSE);
            if (!pause) {
                phones.add(new Phone(name, from, to, afterPause));
            }
            afterPause = pause;
            from = to;
        }
        return phones;
    }

    /** Reads one utterance's phones without times, such as {@code pau hh ax l ow pau}. Pauses are left out. */
    static List<String> names(String line) {
        List<String> names = new ArrayList<>();
        for (String item : items(line)) {
            if (!item.equals(PAUSE)) {
                names.add(item);
            }
        }
        return names;
    }

    private static List<String> items(String line) {
        List<String> items = new ArrayList<>();
        int start = 0;
        while (start < line.length()) {
            int end = start;
            while (end < line.length() && line.charAt(end) > ' ') {
                end++;
            }
            if (end > start) {
                items.add(line.substring(start, end));
            }
            start = end + 1;
        }
        return items;
    }

    /** Seconds with three decimals, read digit by digit: floating point may round differently on another host. */
    private static int milliseconds(String item, int at) {
        int value = 0;
        for (int i = at; i < item.length(); i++) {
            char c = item.charAt(i);
            if (c >= '0' && c <= '9') {
                value = value * 10 + (c - '0');
            }
        }
        return value;
    }
}
