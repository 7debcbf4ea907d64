package dev.aloud.text;

import dev.aloud.text.unicode.UnicodeProperties;

/** The marks before the items of a list: bullets, numbers, letters. */
final class ListMarkers {
    private static final int MOST_DIGITS = 3;
    private static final int MOST_PARTS = 4;

    private final CanonicalStream text;

    ListMarkers(CanonicalStream text) {
        this.text = text;
    }

    /** Where the text of the item whose line starts here begins, or -1 when it is no item. */
    int end(int start) {
        int first = text.at(start);
        if (isBullet(first)) {
            if (isRule(start, first)) {
                return -1;
            }
            boolean spaceless = first == 0x2022 || first == 0x30FB; // • and ・
            return spaceless ? start + 1 : afterSpace(start + 1);
        }
        if (first == '(') {
            int inner = Math.max(numberEnd(start + 1), letterEnd(start + 1));
            return inner > 0 && text.at(inner) == ')' ? afterSpace(inner + 1) : -1;
        }
        int number = numberEnd(start);
        if (number > 0) {
            return afterNumber(number);
        }
        int letter = letterEnd(start);
        if (letter < 0) {
            return -1;
        }
        int sign = text.at(letter);
        boolean capital = first <= 'Z';
        return sign == ')' || (sign == '.' && !capital) ? afterSpace(letter + 1) : -1;
    }

    private int afterNumber(int number) {
        return switch (text.at(number)) {
            case '.', ')' -> afterSpace(number + 1);
            case 0x3001, 0xFF0E, 0xFF09 -> number + 1; // 、．）
            default -> -1;
        };
    }

    private static boolean isBullet(int unit) {
        return switch (unit) {
            case '-',
                    '*',
                    '+',
                    0x2022,
                    0x2023,
                    0x2043,
                    0x204C,
                    0x204D,
                    0x2219,
                    0x25E6,
                    0x25AA,
                    0x25AB,
                    0x25CF,
                    0x25CB -> true;
            case 0x25A0, 0x25A1, 0x25B6, 0x25BA, 0x27A2, 0x2713, 0x2714, 0x2717, 0x2718, 0x2756, 0x30FB, 0xB7 -> true;
            default -> false;
        };
    }

    /** Whether the line has nothing but the sign, as the rule between two scenes. */
    private boolean isRule(int start, int sign) {
        int at = start;
        while (text.at(at) == sign || text.at(at) == ' ') {
            at++;
        }
        return text.at(at) < 0 || text.at(at) == '\n';
    }

    /** The end of {@code 12} or {@code 1.2.3}, or -1. */
    private int numberEnd(int start) {
        int at = start;
        for (int part = 0; part < MOST_PARTS; part++) {
            int digits = at;
            while (at - digits < MOST_DIGITS && isDigit(text.at(at))) {
                at++;
            }
            if (at == digits || isDigit(text.at(at))) {
                return -1;
            }
            if (text.at(at) != '.' || !isDigit(text.at(at + 1))) {
                return at;
            }
            at++;
        }
        return -1;
    }

    private static boolean isDigit(int unit) {
        return (unit >= '0' && unit <= '9')
                || (unit > 0x80
                        && UnicodeProperties.category(UnicodeProperties.of(unit)) == UnicodeProperties.DECIMAL_DIGIT);
    }

    /** The end of one letter or a small Roman number, or -1. */
    private int letterEnd(int start) {
        int first = text.at(start);
        boolean letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
        if (!letter) {
            return -1;
        }
        int at = start;
        while (at - start < 5 && isRoman(text.at(at))) {
            at++;
        }
        int next = text.at(at);
        return at > start && (next == '.' || next == ')') ? at : start + 1;
    }

    private static boolean isRoman(int unit) {
        return unit == 'i' || unit == 'v' || unit == 'x';
    }

    private int afterSpace(int at) {
        int unit = text.at(at);
        return unit == ' ' || unit == '\t' || unit == 0xA0 || unit == 0x3000 ? at + 1 : -1;
    }
}
