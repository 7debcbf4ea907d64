package dev.aloud.pack;

import java.util.List;

/**
 * What is on this machine of a pack.
 *
 * @param state how much of it
 * @param parts the ids of its parts that are here, in the manifest's order
 * @param bytesOnDisk what it takes, downloads that are under way included
 * @param problems what is wrong with it, for people; empty unless it is damaged
 */
public record PackStatus(PackState state, List<String> parts, long bytesOnDisk, List<String> problems) {
    public PackStatus {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }
}
