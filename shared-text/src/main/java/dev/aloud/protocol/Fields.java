package dev.aloud.protocol;

import dev.aloud.protocol.ProtocolException.Code;
import java.util.List;
import java.util.Map;

/** The fields of one JSON object, read with their types and ranges checked. */
final class Fields {
    private final String type;
    private final Map<String, Object> values;

    Fields(String type, Map<String, Object> values) {
        this.type = type;
        this.values = values;
    }

    String text(String name, int maxUnits) throws ProtocolException {
        if (!(values.get(name) instanceof String text)) {
            throw wrong(name, "must be a string");
        }
        if (text.length() > maxUnits) {
            throw wrong(name, "must have at most " + maxUnits + " units, not " + text.length());
        }
        return text;
    }

    boolean truth(String name) throws ProtocolException {
        if (!(values.get(name) instanceof Boolean truth)) {
            throw wrong(name, "must be true or false");
        }
        return truth;
    }

    boolean truth(String name, boolean absent) throws ProtocolException {
        return values.containsKey(name) ? truth(name) : absent;
    }

    int integer(String name, int min, int max) throws ProtocolException {
        return (int) number(name, min, max);
    }

    int integer(String name, int min, int max, int absent) throws ProtocolException {
        return values.containsKey(name) ? integer(name, min, max) : absent;
    }

    long number(String name, long min, long max) throws ProtocolException {
        return number(values.get(name), name, min, max);
    }

    List<?> list(String name, int maxEntries) throws ProtocolException {
        return list(values.get(name), name, maxEntries);
    }

    List<?> listOrEmpty(String name, int maxEntries) throws ProtocolException {
        return values.containsKey(name) ? list(name, maxEntries) : List.of();
    }

    List<?> list(Object value, String name, int maxEntries) throws ProtocolException {
        if (!(value instanceof List<?> list)) {
            throw wrong(name, "must be an array");
        }
        if (list.size() > maxEntries) {
            throw new ProtocolException(
                    Code.TOO_LARGE,
                    type + ": \"" + name + "\" has " + list.size() + " entries, more than the limit of " + maxEntries);
        }
        return list;
    }

    long number(Object value, String name, long min, long max) throws ProtocolException {
        if (!(value instanceof Long number)) {
            throw wrong(name, "must be an integer");
        }
        if (number < min || number > max) {
            throw wrong(name, "must be from " + min + " to " + max + ", not " + number);
        }
        return number;
    }

    ProtocolException wrong(String name, String what) {
        return new ProtocolException(Code.BAD_FIELD, type + ": \"" + name + "\" " + what);
    }
}
