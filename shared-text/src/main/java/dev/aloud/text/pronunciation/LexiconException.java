package dev.aloud.text.pronunciation;

/** What was given as a lexicon is not one that this version reads; the message says what is wrong with it. */
public final class LexiconException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    LexiconException(Flaw flaw, String message) {
        super(message);
        this.flaw = flaw;
    }

    /** What is wrong with it. */
    public Flaw flaw() {
        return flaw;
    }

    /** What can be wrong with a lexicon's file. */
    public enum Flaw {
        /** It begins as no lexicon does. */
        NOT_A_LEXICON,
        /** It is of a version that this program does not read. */
        OTHER_VERSION,
        /** It is cut off, or has more bytes than it says. */
        WRONG_LENGTH,
        /** Its bytes do not give the checksum that it carries. */
        DAMAGED
    }
}
