package dev.aloud.flite;

/**
 * Rewrites any Unicode text in printable ASCII, which is all that flite reads: typographic punctuation, accented letters,
 * symbols and currency signs. What flite cannot say (other scripts, emoji, control characters) is left out.
 */
final class Transliteration {
    private final String text;
    private final AsciiWriter writer = new AsciiWriter();
    private int currencyAt = -1;
    private String currency = "";

    private Transliteration(String text) {
        this.text = text;
    }

    static AsciiWriter of(String text) {
        return new Transliteration(text).write();
    }

    private AsciiWriter write() {
        int at = 0;
        while (at < text.length()) {
            nameCurrencyAt(at);
            char c = text.charAt(at);
            if (c < 0x80) {
                at = ascii(c, at);
            } else if (SpokenSymbols.isCurrency(c)) {
                at = currencySign(c, at);
            } else if (c >= 0xD800 && c <= 0xDFFF) {
                at = surrogate(c, at);
            } else {
                beyondAscii(c, at);
                at++;
            }
        }
        nameCurrencyAt(at);
        return writer;
    }

    private int ascii(char c, int at) {
        int next = at + 1;
        switch (c) {
            case ' ', '\t', '\n', '\r', '|', '{', '}' -> writer.gap();
            case '-' -> next = hyphens(at);
            case '.' -> next = dots(at);
            case '*', '~', '#', '<', '>', '=' -> asciiSymbol(c, at);
            case '_' -> {
                if (isWord(at - 1) && isWord(at + 1)) {
                    writer.put(AsciiWriter.INNER_SPACE, at, next);
                }
            }
            case '`', '^' -> {}
            default -> {
                if (c > ' ' && c < 0x7F) {
                    writer.put(c, at, next);
                }
            }
        }
        return next;
    }

    /** Symbols that are punctuation or mark-up in one place and are spoken in another. */
    private void asciiSymbol(char c, int at) {
        int next = at + 1;
        boolean alone = isSpace(at - 1) && isSpace(next);
        if (c == '*' && isWord(at - 1) && isWord(next)) {
            writer.say("times", at, next);
        } else if (c == '~' && isDigit(next)) {
            writer.say("about", at, next);
        } else if (c == '#' && isDigit(next)) {
            writer.say("number", at, next);
        } else if ((c == '#' && isWord(next)) || (c == '=' && unitAt(at - 1) != '=' && unitAt(next) != '=')) {
            writer.put(c, at, next);
        } else if (c == '<' || c == '>') {
            writer.gap();
            if (alone) {
                writer.say(c == '<' ? "less than" : "greater than", at, next);
            }
        }
    }

    /** One hyphen joins words or is a minus; two or more, or one between spaces, are a dash. */
    private int hyphens(int at) {
        int end = at + 1;
        while (unitAt(end) == '-') {
            end++;
        }
        if (end - at > 1 || (isSpace(at - 1) && isSpace(end))) {
            writer.pause();
        } else {
            writer.put('-', at, end);
        }
        return end;
    }

    /** Dots before a word without a space, as in {@code wait...what}, are a pause; a single one is what it is. */
    private int dots(int at) {
        int end = at + 1;
        while (unitAt(end) == '.') {
            end++;
        }
        if (end - at > 1 && isWord(end)) {
            writer.pause();
        } else {
            for (int i = at; i < end && i < at + 3; i++) {
                writer.put('.', i, i + 1);
            }
        }
        return end;
    }

    private void beyondAscii(char c, int at) {
        int next = at + 1;
        switch (c) {
            case '‘', '’', '‚', '‛', '′', 'ʼ', 'ʹ', '´' -> writer.put('\'', at, next);
            case '“', '”', '„', '‟', '″', '«', '»', '‹', '›' -> writer.put('"', at, next);
            case '‐', '‑', '‒', '–', '−' -> dash(at);
            case '—', '―', '⸺', '⸻', '、' -> writer.pause();
            case '…' -> {
                if (isWord(next)) {
                    writer.pause();
                } else {
                    writer.put('.', at, next);
                }
            }
            case '。' -> {
                writer.put('.', at, next);
                writer.gap();
            }
            default -> letterOrSymbol(c, at);
        }
    }

    /** Short dashes join numbers and names; between spaces they are pauses. */
    private void dash(int at) {
        if (isSpace(at - 1) && isSpace(at + 1)) {
            writer.pause();
        } else {
            writer.put('-', at, at + 1);
        }
    }

    private void letterOrSymbol(char c, int at) {
        int next = at + 1;
        String symbol = SpokenSymbols.name(c, isDigit(at - 1));
        if (isCombining(c)) {
            writer.extendTo(next);
        } else if (isInvisible(c)) {
            // Heard by nobody, and no end of a word either.
        } else if (!symbol.isEmpty()) {
            writer.say(symbol, at, next);
        } else if (SpokenSymbols.isGreek(c) && !isGreek(at - 1) && !isGreek(next)) {
            writer.say(SpokenSymbols.greekName(c), at, next);
        } else if (c == '⁰' || (c >= '⁴' && c <= '⁹')) {
            writer.put((char) ('0' + c - '⁰'), at, next);
        } else if (c >= '₀' && c <= '₉') {
            writer.put((char) ('0' + c - '₀'), at, next);
        } else {
            letters(LatinLetters.of(c), at, next);
        }
    }

    private int surrogate(char high, int at) {
        char low = unitAt(at + 1);
        if (high > 0xDBFF || low < 0xDC00 || low > 0xDFFF) {
            writer.gap();
            return at + 1;
        }
        int codePoint = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        letters(LatinLetters.of(codePoint), at, at + 2);
        return at + 2;
    }

    private void letters(String ascii, int from, int to) {
        if (ascii.isEmpty()) {
            writer.gap();
        }
        for (int i = 0; i < ascii.length(); i++) {
            writer.put(ascii.charAt(i), from, to);
        }
    }

    /** A sign before a number is said after it: {@code £5 million} is five million pounds. */
    private int currencySign(char sign, int at) {
        int number = at + 1;
        if (unitAt(number) == ' ' && isDigit(number + 1)) {
            number++;
        }
        if (!isDigit(number)) {
            writer.say(SpokenSymbols.currency(sign, false), at, at + 1);
            return at + 1;
        }
        int end = numberEnd(number);
        int magnitude = magnitudeEnd(end);
        boolean one = magnitude == end && end == number + 1 && text.charAt(number) == '1';
        currencyAt = magnitude;
        currency = SpokenSymbols.currency(sign, one);
        writer.startFrom(at);
        return number;
    }

    private void nameCurrencyAt(int at) {
        if (at == currencyAt) {
            writer.say(currency, at, at);
            currencyAt = -1;
        }
    }

    private int numberEnd(int start) {
        int end = start;
        while (isDigit(end) || ((unitAt(end) == '.' || unitAt(end) == ',') && isDigit(end + 1))) {
            end++;
        }
        return end;
    }

    /** Where a word of magnitude after a number's end ends, or the number's end where there is none. */
    private int magnitudeEnd(int numberEnd) {
        for (String word : new String[] {" thousand", " million", " billion", " trillion"}) {
            int end = numberEnd + word.length();
            if (text.startsWith(word, numberEnd) && !isWord(end)) {
                return end;
            }
        }
        return numberEnd;
    }

    private char unitAt(int at) {
        return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
    }

    private boolean isSpace(int at) {
        return unitAt(at) == ' ';
    }

    private boolean isDigit(int at) {
        return AsciiWriter.isDigit(unitAt(at));
    }

    private boolean isGreek(int at) {
        char c = unitAt(at);
        return (c >= 0x0370 && c <= 0x03FF) || (c >= 0x1F00 && c <= 0x1FFF);
    }

    /** Whether an ASCII letter or digit, or a letter that becomes one, stands there. */
    private boolean isWord(int at) {
        char c = unitAt(at);
        return AsciiWriter.isLetterOrDigit(c)
                || (c >= 0x80 && !LatinLetters.of(c).isEmpty());
    }

    private static boolean isCombining(char c) {
        return (c >= 0x0300 && c <= 0x036F)
                || (c >= 0x1AB0 && c <= 0x1AFF)
                || (c >= 0x1DC0 && c <= 0x1DFF)
                || (c >= 0x20D0 && c <= 0x20FF)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xFE20 && c <= 0xFE2F);
    }

    private static boolean isInvisible(char c) {
        return c == 0x00AD
                || (c >= 0x0080 && c <= 0x009F && c != 0x0085)
                || (c >= 0x200B && c <= 0x200F)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2060 && c <= 0x206F)
                || c == 0xFEFF
                || c == '™';
    }
}
