package dev.aloud.text.spoken;

/** Hyphens, which join; dashes, which part; and dashes between numbers, which mean from one to the other. */
final class Dashes implements Rule {
    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        char c = text.at(at);
        if (c != '-' && c != '–' && c != '—' && c != '−') {
            return at;
        }
        int end = at;
        while (text.at(end) == c) {
            end++;
        }
        boolean spaceBefore = at == 0 || text.isSpace(at - 1);
        boolean spaceBehind = end == text.length() || text.isSpace(end);
        int before = spaceBefore ? at - 2 : at - 1;
        int behind = spaceBehind ? end + 1 : end;
        boolean amounts =
                end == at + 1 && spaceBefore == spaceBehind && isAmountEnd(text, before) && isAmountStart(text, behind);
        boolean grade = end == at + 1
                && c != '—'
                && text.isUpper(at - 1)
                && text.at(at - 1) < 'G'
                && !text.isWord(at - 2)
                && !text.isWord(end)
                && text.at(end) != FoldedText.NOTHING
                && !text.isSpace(at - 1);
        if (grade && text.isSpace(at - 2)) {
            reading.said.phrase("minus", at, end);
            return end;
        }
        if (end == at + 1 && spaceBefore == spaceBehind && c != '—' && isSpan(reading, at, before, behind)) {
            reading.said.phrase("to", at, end);
        } else if (amounts
                && c != '—'
                && !(c == '-' && text.isLetter(before) && text.isDigit(behind) && !spaceBefore)) {
            boolean minus = spaceBefore && (c == '−' || (c == '-' && isSum(text, behind)));
            reading.said.phrase(minus ? "minus" : "to", at, end);
        } else if (end - at > 1
                || (spaceBefore && spaceBehind)
                || c == '—'
                || isLoose(reading, c, spaceBefore, spaceBehind)) {
            reading.said.mark('—', at, end);
        }
        return end;
    }

    /** {@code April 30–May 2}, {@code 30 April–2 May}, {@code 2019–present}. */
    private static boolean isSpan(Reading reading, int at, int before, int behind) {
        FoldedText text = reading.text;
        String next = reading.after(behind);
        if (text.isDigit(before)) {
            boolean day = Months.number(next) > 0
                    && text.isUpper(behind)
                    && (Months.number(reading.beforeWithDot(dayStart(text, before))) > 0
                            || text.isDigit(behind + next.length() + 1));
            boolean open = next.equals("now") || next.equals("today");
            return day || next.equals("present") || (open && behind == at + 1);
        }
        String month = reading.before(text.isSpace(at - 1) ? at - 1 : at);
        return text.isDigit(behind) && Months.number(month) > 0 && text.isDigit(before - month.length() - 1);
    }

    private static int dayStart(FoldedText text, int last) {
        int start = last;
        while (last - start < 3 && text.isDigit(start)) {
            start--;
        }
        return start + 1;
    }

    /** Whether an en dash is stuck to one of two words as a dash. */
    private static boolean isLoose(Reading reading, char c, boolean spaceBefore, boolean spaceBehind) {
        return c == '–' && (spaceBefore || spaceBehind) && !reading.said.isEmpty();
    }

    private static boolean isAmountEnd(FoldedText text, int at) {
        char c = text.at(at);
        return (text.isDigit(at) && isNumber(text, at))
                || c == '%'
                || c == '°'
                || c == '¢'
                || Fractions.isSign(c)
                || (text.isLetter(at) && isUnitEnd(text, at));
    }

    /** Whether no letter stands before the digits that end at a place. */
    private static boolean isNumber(FoldedText text, int at) {
        int start = at;
        while (at - start < Cardinals.LONGEST && text.isDigit(start)) {
            start--;
        }
        return !text.isLetter(start);
    }

    private static boolean isUnitEnd(FoldedText text, int at) {
        int start = at;
        while (at - start < 5 && text.isLetter(start)) {
            start--;
        }
        return text.isDigit(start) || text.at(start) == '°' || (text.isSpace(start) && text.isDigit(start - 1));
    }

    private static boolean isAmountStart(FoldedText text, int at) {
        char c = text.at(at);
        boolean money = c == '$' || c == '£' || c == '€' || c == '¥';
        return text.isDigit(at)
                || (c == '\'' && text.isDigit(at + 1))
                || (money && text.isDigit(at + 1))
                || Fractions.isSign(c);
    }

    /** Whether an equals sign follows the number, so that it is subtracted. */
    private static boolean isSum(FoldedText text, int at) {
        Figure figure = Figure.read(text, at);
        int end = text.isSpace(figure.end()) ? figure.end() + 1 : figure.end();
        return text.at(end) == '=';
    }
}
