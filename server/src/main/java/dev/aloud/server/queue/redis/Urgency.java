package dev.aloud.server.queue.redis;

import dev.aloud.server.queue.Priority;

/** How priorities are written in messages: 0 is the most urgent. Part of their version. */
final class Urgency {
    private Urgency() {}

    static int of(Priority priority) {
        return switch (priority) {
            case NOW -> 0;
            case PREFETCH -> 1;
            case BACKGROUND -> 2;
        };
    }

    static Priority priority(long urgency) {
        return switch ((int) urgency) {
            case 0 -> Priority.NOW;
            case 1 -> Priority.PREFETCH;
            default -> Priority.BACKGROUND;
        };
    }
}
