package dev.aloud.server.catalogue;

import dev.aloud.adapter.Model;
import java.time.Instant;

/**
 * A model that another process has announced.
 *
 * @param worker the name of who speaks it
 * @param since when that worker started; of two revisions of a model the one announced by the newer worker counts
 * @param model what it can do, and whether it is ready there; {@link dev.aloud.adapter.ModelState#LOADING} also when the worker has
 *     gone a moment ago and is expected back
 * @param present whether that worker is there now, as far as is known
 */
public record Announced(String worker, Instant since, Model model, boolean present) {
    /** By a worker that is there. */
    public Announced(String worker, Instant since, Model model) {
        this(worker, since, model, true);
    }
}
