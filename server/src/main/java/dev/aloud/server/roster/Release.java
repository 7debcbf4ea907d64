package dev.aloud.server.roster;

import java.util.List;
import java.util.Optional;

/**
 * What a process is.
 *
 * @param name such as {@code 0.1.0}
 * @param versions of the messages between gateways and workers that it speaks
 */
public record Release(String name, List<Integer> versions) {
    /** This one. The version is the one in the names of the queue's keys, {@code aloud:1:…}. */
    public static final Release OURS = new Release(
            Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                    .orElse("not packaged"),
            List.of(1));

    public Release {
        versions = List.copyOf(versions);
    }

    /** Whether the two can work together. */
    boolean understands(Release other) {
        return versions.stream().anyMatch(other.versions()::contains);
    }

    /** Whether it has to be upgraded to understand the other, rather than the other. */
    boolean isOlderThan(Release other) {
        return newest() < other.newest();
    }

    private int newest() {
        return versions.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    @Override
    public String toString() {
        return "release " + name + ", messages of version "
                + String.join(", ", versions.stream().map(String::valueOf).toList());
    }
}
