package dev.aloud.protocol;

import dev.aloud.protocol.ProtocolException.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as RFC 8259 has it, strictly, into plain values: {@code Map} for an object, {@code List}, {@code String},
 * {@code Long}, {@code Boolean}, {@link Special}. A number that is no {@code long} becomes {@link Special#NO_INTEGER},
 * since the protocol has none and floating point differs between the platforms that run this. A name may stand once
 * in an object. Nesting is limited, so that hostile input cannot exhaust the stack.
 */
final class JsonReader {
    /** Values that no field of the protocol takes. */
    enum Special {
        /** JSON's {@code null}. */
        NULL,
        /** A number that is not an integer of 64 bits. */
        NO_INTEGER
    }

    private final String in;
    private int at;

    private JsonReader(String in) {
        this.in = in;
    }

    /** Reads one object and nothing else. */
    static Map<String, Object> object(String json) throws ProtocolException {
        var reader = new JsonReader(json);
        reader.space();
        if (reader.peek() != '{') {
            throw reader.malformed("a message must be one JSON object");
        }
        Map<String, Object> object = reader.readObject(1);
        reader.space();
        if (reader.at < json.length()) {
            throw reader.malformed("something follows the object");
        }
        return object;
    }

    private Object readValue(int depth) throws ProtocolException {
        return switch (peek()) {
            case '{' -> readObject(depth);
            case '[' -> readArray(depth);
            case '"' -> readString();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Special.NULL);
            default -> readNumber();
        };
    }

    private Map<String, Object> readObject(int depth) throws ProtocolException {
        checkDepth(depth);
        var object = new LinkedHashMap<String, Object>();
        at++;
        space();
        if (taken('}')) {
            return object;
        }
        do {
            space();
            if (peek() != '"') {
                throw malformed("a name was expected");
            }
            String name = readString();
            space();
            expect(':');
            space();
            if (object.put(name, readValue(depth + 1)) != null) {
                throw malformed("a name stands twice in one object");
            }
            space();
        } while (taken(','));
        expect('}');
        return object;
    }

    private List<Object> readArray(int depth) throws ProtocolException {
        checkDepth(depth);
        var array = new ArrayList<Object>();
        at++;
        space();
        if (taken(']')) {
            return array;
        }
        do {
            space();
            array.add(readValue(depth + 1));
            space();
        } while (taken(','));
        expect(']');
        return array;
    }

    private String readString() throws ProtocolException {
        int begin = ++at;
        while (at < in.length() && in.charAt(at) != '"' && in.charAt(at) != '\\' && in.charAt(at) >= 0x20) {
            at++;
        }
        if (peek() == '"') {
            return in.substring(begin, at++);
        }
        var text = new StringBuilder(in.substring(begin, at));
        while (!taken('"')) {
            char c = peek();
            if (c < 0x20) {
                throw malformed(at < in.length() ? "a control character in a string" : "a string does not end");
            }
            at++;
            text.append(c == '\\' ? readEscape() : c);
        }
        return text.toString();
    }

    private char readEscape() throws ProtocolException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> readUnit();
            default -> throw malformed("an unknown escape in a string");
        };
    }

    private char readUnit() throws ProtocolException {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            int digit = hexDigit(peek());
            if (digit < 0) {
                throw malformed("four hexadecimal digits were expected");
            }
            unit = unit << 4 | digit;
            at++;
        }
        return (char) unit;
    }

    private Object readNumber() throws ProtocolException {
        int begin = at;
        taken('-');
        int digits = at;
        skipDigits();
        boolean leadingZero = at - digits > 1 && in.charAt(digits) == '0';
        boolean fraction = taken('.') && skipDigits();
        boolean exponent = (peek() == 'e' || peek() == 'E') && skipExponent();
        if (leadingZero) {
            throw malformed("a number must not begin with 0");
        }
        return fraction || exponent ? Special.NO_INTEGER : integer(in.charAt(begin) == '-', digits);
    }

    private Object integer(boolean negative, int from) {
        // Summed below zero, where there is room for one more value than above.
        long sum = 0;
        for (int i = from; i < at; i++) {
            int digit = in.charAt(i) - '0';
            if (sum < (Long.MIN_VALUE + digit) / 10) {
                return Special.NO_INTEGER;
            }
            sum = sum * 10 - digit;
        }
        if (negative) {
            return sum;
        }
        return sum == Long.MIN_VALUE ? Special.NO_INTEGER : (Object) (-sum);
    }

    private boolean skipExponent() throws ProtocolException {
        at++;
        if (!taken('+')) {
            taken('-');
        }
        return skipDigits();
    }

    private boolean skipDigits() throws ProtocolException {
        int begin = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == begin) {
            throw malformed(begin < in.length() ? "a value was expected" : "the message ends too soon");
        }
        return true;
    }

    private Object word(String word, Object value) throws ProtocolException {
        if (!in.startsWith(word, at)) {
            throw malformed("a value was expected");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < in.length() && " \n\r\t".indexOf(in.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next unit, or U+0000, which JSON never holds as it is, at the end. */
    private char peek() {
        return at < in.length() ? in.charAt(at) : 0;
    }

    private boolean taken(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) throws ProtocolException {
        if (!taken(c)) {
            throw malformed(at < in.length() ? "'" + c + "' was expected" : "the message ends too soon");
        }
    }

    private void checkDepth(int depth) throws ProtocolException {
        if (depth > Limits.MAX_JSON_DEPTH) {
            throw new ProtocolException(
                    Code.TOO_LARGE, "a message is nested deeper than " + Limits.MAX_JSON_DEPTH + " levels");
        }
    }

    private ProtocolException malformed(String what) {
        return new ProtocolException(Code.MALFORMED_JSON, what + ", at unit " + at + " of the message");
    }

    private static int hexDigit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        char lower = (char) (c | 0x20);
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
