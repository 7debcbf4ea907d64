package dev.aloud.server.testservers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that have to be told one, and that come back at the same one after they were killed. Below those that operating
 * systems lend to outgoing connections and to who asks for any port, so that nobody takes it meanwhile.
 */
final class FreePort {
    private static final int FIRST = 15_000;
    private static final int END = 32_000;

    private FreePort() {}

    /** One at which nobody listens now. */
    static int next() {
        int port;
        do {
            port = ThreadLocalRandom.current().nextInt(FIRST, END);
        } while (!isFree(port));
        return port;
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
