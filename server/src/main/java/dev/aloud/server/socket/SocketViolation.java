package dev.aloud.server.socket;

/** What the peer sent breaks RFC 6455 or is not taken here; the connection ends with this code. */
final class SocketViolation extends Exception {
    private static final long serialVersionUID = 1L;

    private final CloseCode code;

    SocketViolation(CloseCode code) {
        super(code.reason(), null, false, false);
        this.code = code;
    }

    CloseCode code() {
        return code;
    }
}
