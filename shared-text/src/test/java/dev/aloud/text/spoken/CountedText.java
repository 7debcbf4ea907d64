package dev.aloud.text.spoken;

/** A folded text that counts how often it is looked at. */
final class CountedText extends FoldedText {
    private long steps;

    CountedText(FoldedText text) {
        super(text.source());
        for (int i = 0; i < text.length(); i++) {
            add(text.at(i), text.start(i), text.end(i));
        }
    }

    @Override
    char at(int index) {
        steps++;
        return super.at(index);
    }

    @Override
    String text(int from, int to) {
        steps += to - from;
        return super.text(from, to);
    }

    long steps() {
        return steps;
    }
}
