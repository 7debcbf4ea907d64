package dev.aloud.server.worker;

import java.util.UUID;

/** Names of workers: the machine's, where it has one, and something that no other process has. */
public final class WorkerNames {
    private WorkerNames() {}

    /** A name for a worker that starts now. */
    public static String next() {
        var host = System.getenv().getOrDefault("HOSTNAME", "worker").replaceAll("[^A-Za-z0-9._-]", "-");
        return host + "-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }
}
