package dev.aloud.text.spoken;

/** Sides of a thing: {@code 1920x1080}, {@code 4×4}, {@code 3 x 4 x 5}; and {@code 2x}, so many times. */
final class Dimensions implements Rule {
    private static final int FAR = 16;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        Figure first = Figure.read(text, at);
        if (first.isNone()) {
            return at;
        }
        if (isTimes(text.at(first.end())) && !text.isWord(first.end() + 1)) {
            boolean alone = !text.isDigit(reading.afterSpace(first.end() + 1));
            if (alone && !isTerm(reading, at, first.end() + 1)) {
                reading.said.phrase(first.words(reading.accent) + " times", at, first.end() + 1);
                return first.end() + 1;
            }
        }
        int by = by(reading, first.end());
        if (by < 0 || (text.at(at) == '0' && first.end() == at + 1)) {
            return at;
        }
        Draft draft = new Draft();
        draft.add(side(reading, first), at, first.end());
        int end = at;
        while (by >= 0) {
            int next = reading.afterSpace(by + 1);
            Figure side = Figure.read(text, next);
            draft.join(isProduct(text, side.end()) ? "times" : "by", by, by + 1);
            draft.join(side(reading, side), next, side.end());
            end = side.end();
            by = by(reading, end);
        }
        Unit unit = Unit.behind(reading, end);
        if (!unit.isNone()) {
            draft.join(unit.many(), unit.from(), unit.end());
            end = unit.end();
        }
        draft.say(reading.said);
        return end;
    }

    /** Whether it is a term such as {@code 3x}, with an operator or a bracket beside it. */
    private static boolean isTerm(Reading reading, int at, int end) {
        char before = reading.text.at(reading.text.isSpace(at - 1) ? at - 2 : at - 1);
        char behind = reading.text.at(reading.afterSpace(end));
        return "+-−=*/^)²³".indexOf(behind) >= 0 || "+−=*/(^".indexOf(before) >= 0;
    }

    /** Where the sign stands that leads to another side, or -1. */
    private static int by(Reading reading, int end) {
        FoldedText text = reading.text;
        int sign = reading.afterSpace(end);
        int next = reading.afterSpace(sign + 1);
        boolean even = (sign > end) == (next > sign + 1);
        boolean side = isTimes(text.at(sign)) && even && text.isDigit(next);
        return side && !isPowerOfTen(text, next) ? sign : -1;
    }

    private static boolean isPowerOfTen(FoldedText text, int at) {
        return text.at(at) == '1' && text.at(at + 1) == '0' && Amount.exponentEnd(text, at + 2) > at + 2;
    }

    private static boolean isTimes(char c) {
        return c == 'x' || c == 'X' || c == '×';
    }

    /** Whether an equals sign follows soon, so that it is multiplied. */
    private static boolean isProduct(FoldedText text, int end) {
        for (int i = end; i < end + FAR; i++) {
            if (text.at(i) == '=') {
                return true;
            }
            if (!text.isDigit(i) && !text.isSpace(i) && !isTimes(text.at(i))) {
                return false;
            }
        }
        return false;
    }

    private static String side(Reading reading, Figure side) {
        return side.isPlain(4) ? Years.of(side.whole(), reading.accent) : side.words(reading.accent);
    }
}
