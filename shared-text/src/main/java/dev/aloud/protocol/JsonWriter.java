package dev.aloud.protocol;

/** Writes compact JSON; puts the commas itself. One use each. */
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(160);
    private boolean first = true;

    JsonWriter beginObject() {
        return open('{');
    }

    JsonWriter endObject() {
        return close('}');
    }

    JsonWriter beginArray() {
        return open('[');
    }

    JsonWriter endArray() {
        return close(']');
    }

    JsonWriter name(String name) {
        comma();
        quote(name);
        out.append(':');
        first = true;
        return this;
    }

    JsonWriter value(String text) {
        comma();
        quote(text);
        return this;
    }

    JsonWriter value(long number) {
        comma();
        out.append(number);
        return this;
    }

    JsonWriter value(boolean truth) {
        comma();
        out.append(truth);
        return this;
    }

    JsonWriter field(String name, String text) {
        return name(name).value(text);
    }

    JsonWriter field(String name, long number) {
        return name(name).value(number);
    }

    JsonWriter field(String name, boolean truth) {
        return name(name).value(truth);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private JsonWriter open(char bracket) {
        comma();
        out.append(bracket);
        first = true;
        return this;
    }

    private JsonWriter close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    private void comma() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isHigh(c) && i + 1 < text.length() && isLow(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else {
                unit(c);
            }
        }
        out.append('"');
    }

    private void unit(char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                // A surrogate that comes here has no partner: written as it is, it would not survive UTF-8.
                if (c < 0x20 || isHigh(c) || isLow(c)) {
                    escape(c);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private void escape(char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xF));
        }
    }

    private static boolean isHigh(char c) {
        return c >= 0xD800 && c <= 0xDBFF;
    }

    private static boolean isLow(char c) {
        return c >= 0xDC00 && c <= 0xDFFF;
    }
}
