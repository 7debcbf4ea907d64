package dev.aloud.adapter.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the machine has to give. Thread-safe. */
interface Machine {
    /** The one we run on, or the container that we run in. */
    Machine THIS = new Machine() {};

    /** How many processors may be used. */
    default int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** How much memory can be taken without pushing others out: empty where nothing tells. */
    default OptionalLong freeBytes() {
        return FreeMemory.bytes(Path.of("/"));
    }

    /** Reads Linux's own figures. */
    final class FreeMemory {
        private static final String AVAILABLE = "MemAvailable:";
        private static final String KIB = " kB";

        private FreeMemory() {}

        /**
         * The least of what the machine and the container have left.
         *
         * @param root where {@code proc} and {@code sys} are
         */
        static OptionalLong bytes(Path root) {
            OptionalLong machine = available(root.resolve("proc/meminfo"));
            OptionalLong group = left(root.resolve("sys/fs/cgroup"));
            if (machine.isEmpty() || group.isEmpty()) {
                return machine.isEmpty() ? group : machine;
            }
            return OptionalLong.of(Math.min(machine.getAsLong(), group.getAsLong()));
        }

        private static OptionalLong available(Path meminfo) {
            try {
                for (String line : Files.readAllLines(meminfo)) {
                    if (line.startsWith(AVAILABLE) && line.endsWith(KIB)) {
                        String kib = line.substring(AVAILABLE.length(), line.length() - KIB.length());
                        return OptionalLong.of(Long.parseLong(kib.strip()) * 1024);
                    }
                }
            } catch (IOException | NumberFormatException e) {
                // not Linux, or not a Linux that we know
            }
            return OptionalLong.empty();
        }

        /** A container's limit less what is in use; pages of files do not count, they are given up when asked for. */
        private static OptionalLong left(Path group) {
            try {
                long limit = number(group.resolve("memory.max")); // "max" is no number: no limit
                long used = number(group.resolve("memory.current"));
                long files = 0;
                for (String line : Files.readAllLines(group.resolve("memory.stat"))) {
                    if (line.startsWith("inactive_file ")) {
                        files = Long.parseLong(line.substring("inactive_file ".length()));
                    }
                }
                return OptionalLong.of(Math.max(0, limit - used + files));
            } catch (IOException | NumberFormatException e) {
                return OptionalLong.empty();
            }
        }

        private static long number(Path file) throws IOException {
            return Long.parseLong(Files.readString(file).strip());
        }
    }
}
