package dev.aloud.text.spoken;

/** A text while it is read: what the rules look at, and what has been said so far. Owned by one call. */
final class Reading {
    final FoldedText text;
    final Accent accent;
    final Said said;

    Reading(FoldedText text, Accent accent) {
        this.text = text;
        this.accent = accent;
        said = new Said(text);
    }
}
