package dev.aloud.text;

/** The white space of canonical text: Unicode's White_Space, whose line ends are all LF by then. */
final class WhiteSpace {
    private WhiteSpace() {}

    static boolean is(int unit) {
        if (unit <= ' ') {
            return unit == ' ' || (unit >= '\t' && unit <= '\r');
        }
        return unit >= 0xA0 && isBeyondAscii(unit);
    }

    private static boolean isBeyondAscii(int unit) {
        return switch (unit) {
            case 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> unit >= 0x2000 && unit <= 0x200A;
        };
    }
}
