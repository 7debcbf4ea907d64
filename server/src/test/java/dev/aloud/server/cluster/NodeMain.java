package dev.aloud.server.cluster;

import dev.aloud.server.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** The program as a child of a test: it ends when the test's process does, however that ended. */
public final class NodeMain {
    private NodeMain() {}

    /** Runs the program with these arguments. */
    public static void main(String[] args) {
        Thread.ofPlatform().daemon().name("test-parent").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                Runtime.getRuntime().halt(99);
            }
        });
        Main.main(args);
    }
}
