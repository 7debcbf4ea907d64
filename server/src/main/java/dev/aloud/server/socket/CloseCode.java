package dev.aloud.server.socket;

/** Why a WebSocket is closed, as RFC 6455 section 7.4.1 numbers it. */
enum CloseCode {
    NORMAL(1000, "bye"),
    GOING_AWAY(1001, "the server is stopping"),
    PROTOCOL_ERROR(1002, "not a valid WebSocket frame"),
    UNSUPPORTED_DATA(1003, "listeners send text messages only"),
    INVALID_TEXT(1007, "not valid UTF-8"),
    POLICY_VIOLATION(1008, "too many messages that break the protocol"),
    TOO_BIG(1009, "message too long"),
    INTERNAL_ERROR(1011, "the server failed");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    int code() {
        return code;
    }

    /** For people; it never holds anything of an exception's. */
    String reason() {
        return reason;
    }
}
