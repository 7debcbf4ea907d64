package dev.aloud.text.spoken;

/** Names and short forms with signs in them: {@code C++}, {@code AT&T}, {@code Q&A}, {@code .NET}, {@code w/o}, {@code n/a}. */
final class SymbolicNames implements Rule {
    private static final Phrases NAMES = new Phrases("""
            C++ = C plus plus
            c++ = C plus plus
            C# = C sharp
            c# = C sharp
            F# = F sharp
            G# = G sharp
            D# = D sharp
            A# = A sharp
            .NET = dot net
            .net = dot net
            Wi-Fi = wifi
            wi-fi = wifi
            sci-fi = sigh fi
            Sci-fi = sigh fi
            Sci-Fi = sigh fi
            hi-fi = high fi
            lo-fi = low fi
            w/o = without
            w/ = with
            b/c = because
            c/o = care of
            n/a = not applicable
            N/A = not applicable
            &c = et cetera
            +/- = plus or minus
            -> = to
            => = to
            == = equals
            === = equals
            != = is not equal to
            <= = less than or equal to
            >= = greater than or equal to
            && = and
            'n' = and
            'n = and
            ‘n' = and
            km/h = kilometers per hour
            m/s = meters per second
            rock'n'roll = rock and roll
            Notepad++ = notepad plus plus
            """);
    private static final int LONGEST = 11;
    private static final String PARTS = "+#./-&=<>!'‘";

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        boolean inside = text.isWord(at) ? text.isWord(at - 1) : text.at(at - 1) == text.at(at);
        if (inside) {
            return at;
        }
        int end = at;
        boolean sign = false;
        while (end - at < LONGEST && (text.isLetter(end) || isPart(text.at(end)))) {
            sign |= !text.isLetter(end);
            end++;
        }
        if (!sign) {
            return at;
        }
        for (; end > at + 1; end--) {
            boolean whole = text.isWord(end - 1) ? !text.isWord(end) : text.at(end) != text.at(end - 1);
            String phrase = whole ? NAMES.of(text.text(at, end)) : "";
            boolean boundary = !text.isWord(at) || reading.atStart(at);
            if (!phrase.isEmpty() && boundary && !(text.at(at) == '.' && text.isWord(at - 1))) {
                reading.said.phrase(phrase, at, end);
                return end;
            }
        }
        return joined(reading, at);
    }

    /** Initials joined by an ampersand: {@code R&D}, {@code S&P}. */
    private static int joined(Reading reading, int at) {
        FoldedText text = reading.text;
        int first = upperEnd(text, at);
        int end = upperEnd(text, first + 1);
        boolean plural = text.at(end) == 's' && !text.isWord(end + 1);
        boolean mismatch = first == at || text.at(first) != '&' || end == first + 1 || !reading.atStart(at);
        if (mismatch || (text.isWord(end) && !plural)) {
            return at;
        }
        String from = Alphanumerics.letters(text.text(at, first));
        String to = Alphanumerics.letters(text.text(first + 1, end));
        boolean owns = text.at(end) == '\'' && text.at(end + 1) == 's' && !text.isWord(end + 2);
        int ending = plural ? end + 1 : owns ? end + 2 : end;
        reading.said.phrase(from + " and " + to + (ending > end ? "s" : ""), at, ending);
        return ending;
    }

    private static int upperEnd(FoldedText text, int at) {
        int end = at;
        while (end - at < 3 && text.isUpper(end)) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return c != FoldedText.NOTHING && PARTS.indexOf(c) >= 0;
    }
}
