package dev.aloud.server.store;

import dev.aloud.adapter.Model;
import java.time.InstantSource;
import java.util.List;

/** Writes down what can be spoken with. */
public final class CatalogueLog {
    private CatalogueLog() {}

    /** Has models and their voices written as they are now. */
    public static void write(RecordWriter writer, List<Model> models, InstantSource clock) {
        if (!models.isEmpty()) {
            writer.submit(new RecordEvent.ModelsSeen(models, clock.instant()));
        }
    }
}
