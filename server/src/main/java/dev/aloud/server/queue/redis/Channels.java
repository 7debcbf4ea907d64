package dev.aloud.server.queue.redis;

/** Names that the scripts publish on. */
final class Channels {
    /** Rung with a model's name when there is work for it. */
    static final String BELL = "aloud:1:bell";

    private Channels() {}

    static String news(String gateway) {
        return "aloud:1:news:" + gateway;
    }

    static String worker(String worker) {
        return "aloud:1:worker:" + worker;
    }
}
