package dev.aloud.text.spoken;

/** Versions and addresses of numbers with dots: {@code v2.1}, {@code 2.1.3}, {@code 192.168.0.1}. */
final class Versions implements Rule {
    private static final int ADDRESS_GROUPS = 4;

    @Override
    public int read(Reading reading, int at) {
        FoldedText text = reading.text;
        boolean named = text.at(at) == 'v' && reading.atStart(at);
        int number = named ? (text.at(at + 1) == '.' ? at + 2 : at + 1) : at;
        if (!text.isDigit(number)) {
            return at;
        }
        int groups = 1;
        int longest = Figure.digitsEnd(text, number) - number;
        int end = number + longest;
        while (text.at(end) == '.' && text.isDigit(end + 1)) {
            int groupEnd = Figure.digitsEnd(text, end + 1);
            longest = Math.max(longest, groupEnd - end - 1);
            end = groupEnd;
            groups++;
        }
        if (groups < 3 && !named) {
            return at;
        }
        boolean address = groups == ADDRESS_GROUPS && longest <= 3 && !named;
        String words = words(reading, number, end, address);
        reading.said.phrase(named ? "version " + words : words, at, end);
        return end;
    }

    private static String words(Reading reading, int number, int end, boolean address) {
        StringBuilder words = new StringBuilder();
        int at = number;
        while (at < end) {
            int groupEnd = Figure.digitsEnd(reading.text, at);
            String digits = reading.text.text(at, groupEnd);
            words.append(at == number ? "" : address ? " dot " : " point ")
                    .append(address ? Cardinals.digits(digits) : Cardinals.of(digits, reading.accent));
            at = groupEnd + 1;
        }
        return words.toString();
    }
}
