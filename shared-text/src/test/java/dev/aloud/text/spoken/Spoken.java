package dev.aloud.text.spoken;

import java.util.List;

/** A spoken form in one line: words as they are, letters as capitals, marks as they are. */
final class Spoken {
    private Spoken() {}

    static String us(String text) {
        return line(SpokenForm.of(text, Accent.US));
    }

    static String gb(String text) {
        return line(SpokenForm.of(text, Accent.GB));
    }

    static String line(List<SpokenToken> tokens) {
        StringBuilder line = new StringBuilder();
        for (SpokenToken token : tokens) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(
                            switch (token) {
                                case SpokenToken.Word word -> word.text();
                                case SpokenToken.Letter letter -> String.valueOf((char) (letter.letter() - 32));
                                case SpokenToken.Sounds sounds -> "/" + sounds.phonemes() + "/";
                                case SpokenToken.Mark mark -> String.valueOf(mark.mark());
                            });
        }
        return line.toString();
    }

    /** Each written word with what is said for it: {@code $25=twenty five dollars}. */
    static String written(String text) {
        StringBuilder line = new StringBuilder();
        int start = -1;
        for (SpokenToken token : SpokenForm.of(text, Accent.US)) {
            if (token.start() != start) {
                line.append(line.isEmpty() ? "" : " | ")
                        .append(text, token.start(), token.end())
                        .append('=');
            } else {
                line.append(' ');
            }
            line.append(line(List.of(token)));
            start = token.start();
        }
        return line.toString();
    }
}
