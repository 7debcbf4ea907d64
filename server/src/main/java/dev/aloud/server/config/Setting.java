package dev.aloud.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One setting as written, with where it came from, and its readings. */
record Setting(ConfigKey key, String value, String source) {
    Setting {
        value = value.strip();
    }

    ConfigException wrong(String expected) {
        return new ConfigException(
                "'" + key.key() + "' (" + source + ") must be " + expected + ", not '" + value + "'");
    }

    boolean bool() throws ConfigException {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw wrong("true or false");
        };
    }

    int integer(int min, int max) throws ConfigException {
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message there is
        }
        throw wrong("a whole number from " + min + " to " + max);
    }

    long bytes(long min, long max) throws ConfigException {
        String expected = "a size from " + min + " to " + max + " bytes, such as 512MiB";
        long size = quantity(expected, new String[] {"KiB", "MiB", "GiB", "TiB", "B", ""}, new long[] {
            1L << 10, 1L << 20, 1L << 30, 1L << 40, 1, 1
        });
        if (size < min || size > max) {
            throw wrong(expected);
        }
        return size;
    }

    Duration duration(Duration min, Duration max) throws ConfigException {
        String expected = "a time from " + plain(min) + " to " + plain(max) + ", such as 500ms, 30s, 5m or 24h";
        long ms = quantity(
                expected, new String[] {"ms", "s", "m", "h", "d"}, new long[] {1, 1_000, 60_000, 3_600_000, 86_400_000
                });
        var duration = Duration.ofMillis(ms);
        if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
            throw wrong(expected);
        }
        return duration;
    }

    List<String> list() {
        return Stream.of(value.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private long quantity(String expected, String[] units, long[] factors) throws ConfigException {
        int digits = 0;
        while (digits < value.length() && value.charAt(digits) >= '0' && value.charAt(digits) <= '9') {
            digits++;
        }
        String unit = value.substring(digits).strip();
        for (int i = 0; i < units.length; i++) {
            if (units[i].equalsIgnoreCase(unit)) {
                try {
                    return Math.multiplyExact(Long.parseLong(value.substring(0, digits)), factors[i]);
                } catch (NumberFormatException | ArithmeticException e) {
                    throw wrong(expected);
                }
            }
        }
        throw wrong(expected);
    }

    private static String plain(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
