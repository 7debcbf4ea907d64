package dev.aloud.protocol;

/** What came from the other end breaks the protocol; nothing was changed by it. */
public final class ProtocolException extends Exception {
    private final Code code;

    /**
     * @param code which rule
     * @param message what was wrong, for people
     */
    public ProtocolException(Code code, String message) {
        super(message);
        this.code = code;
    }

    /** Which rule was broken. */
    public Code code() {
        return code;
    }

    /** The message that tells the other end. */
    public Message.ProtocolError toMessage() {
        return new Message.ProtocolError(code.wireName(), getMessage(), 0);
    }

    /** The rules that can be broken. */
    public enum Code {
        /** Not JSON, or not one object. */
        MALFORMED_JSON("malformed_json"),
        /** A text message, a list in it or its nesting passes a limit. */
        TOO_LARGE("too_large"),
        /** A field is missing, of the wrong type or out of range. */
        BAD_FIELD("bad_field"),
        /** A message that this end does not take. */
        UNEXPECTED_MESSAGE("unexpected_message"),
        /** A binary frame whose header or length is wrong. */
        BAD_FRAME("bad_frame"),
        /** A frame that does not continue its block. */
        FRAME_ORDER("frame_order"),
        /** A block whose frames and {@code ready} message disagree. */
        BLOCK_MISMATCH("block_mismatch");

        private final String wireName;

        Code(String wireName) {
            this.wireName = wireName;
        }

        /** The code in an {@code error} message. */
        public String wireName() {
            return wireName;
        }
    }
}
