package dev.aloud.text.spoken;

/** A number that nothing around makes anything else: {@code 42}, {@code 1,234}. */
final class PlainNumbers implements Rule {
    @Override
    public int read(Reading reading, int at) {
        if (!reading.text.isDigit(at)) {
            return at;
        }
        StringBuilder digits = new StringBuilder();
        int end = at;
        while (reading.text.isDigit(end)) {
            digits.append(reading.text.at(end++));
        }
        reading.said.phrase(Cardinals.of(digits.toString(), reading.accent), at, end);
        return end;
    }
}
