package dev.aloud.server.roster;

import dev.aloud.adapter.Model;
import java.time.Instant;
import java.util.List;

/**
 * How a process shows itself.
 *
 * @param id its name, unlike any other's
 * @param release what it is
 * @param started when it started
 * @param models what it speaks, with their present states; nothing for gateways, and for workers that are not understood
 */
public record Card(String id, Release release, Instant started, List<Model> models) {
    public Card {
        models = List.copyOf(models);
    }
}
