package dev.aloud.text;

/** A text that is at hand, as one piece. */
final class WholeText implements TextSource {
    private String left;

    WholeText(String text) {
        left = text;
    }

    @Override
    public String next() {
        String piece = left;
        left = null;
        return piece;
    }
}
