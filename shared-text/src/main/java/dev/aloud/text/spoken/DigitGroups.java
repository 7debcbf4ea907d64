package dev.aloud.text.spoken;

/** Groups of digits with one separator between any two, the first perhaps in brackets. */
final class DigitGroups {
    private final int[] froms;
    private final int[] tos;
    private final char[] separators;
    private int count;
    private int digits;
    private boolean bracketed;

    private DigitGroups(int most) {
        froms = new int[most];
        tos = new int[most];
        separators = new char[most];
    }

    /** Reads as many groups as there are, at most so many. */
    static DigitGroups read(FoldedText text, int at, int most) {
        DigitGroups groups = new DigitGroups(most);
        int from = text.at(at) == '+' ? at + 1 : at;
        char separator = '\0';
        while (groups.count < most) {
            boolean bracket = text.at(from) == '(';
            int start = bracket ? from + 1 : from;
            int end = Figure.digitsEnd(text, start);
            if (end == start || end - start > 12 || (bracket && (text.at(end) != ')' || groups.count > 1))) {
                break;
            }
            groups.add(start, end, separator);
            groups.bracketed |= bracket;
            from = bracket ? end + 1 : end;
            separator = text.at(from);
            boolean spaceBehind = bracket && text.isDigit(from);
            if (!spaceBehind && separator != '-' && separator != '.' && !text.isSpace(from)) {
                break;
            }
            from += spaceBehind ? 0 : 1;
        }
        return groups;
    }

    private void add(int from, int to, char separator) {
        froms[count] = from;
        tos[count] = to;
        separators[count++] = separator;
        digits += to - from;
    }

    int count() {
        return count;
    }

    int digits() {
        return digits;
    }

    boolean bracketed() {
        return bracketed;
    }

    int from(int group) {
        return froms[group];
    }

    int to(int group) {
        return tos[group];
    }

    int size(int group) {
        return tos[group] - froms[group];
    }

    /** What stands before a group. */
    char separator(int group) {
        return separators[group];
    }

    int end() {
        return count == 0 ? 0 : tos[count - 1];
    }
}
