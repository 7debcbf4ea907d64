package dev.aloud.server.socket;

/** What a frame is, as RFC 6455 section 5.2 numbers it. */
enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA);

    private static final Opcode[] ALL = values();

    private final int code;

    Opcode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    boolean isControl() {
        return code >= CLOSE.code;
    }

    static Opcode of(int code) throws SocketViolation {
        for (var opcode : ALL) {
            if (opcode.code == code) {
                return opcode;
            }
        }
        throw new SocketViolation(CloseCode.PROTOCOL_ERROR);
    }
}
