package dev.aloud.server.store;

import java.time.InstantSource;
import java.util.function.ToIntFunction;

/** Books what this process hears of, behind those who work. Thread-safe. */
public final class RecordedUsage implements UsageLog {
    private final RecordWriter writer;
    private final ToIntFunction<String> pricePerSec;
    private final InstantSource clock;

    /**
     * @param writer writes it down
     * @param pricePerSec thousandths of a credit that a second of a model's audio costs, by the model's id
     * @param clock tells the time
     */
    public RecordedUsage(RecordWriter writer, ToIntFunction<String> pricePerSec, InstantSource clock) {
        this.writer = writer;
        this.pricePerSec = pricePerSec;
        this.clock = clock;
    }

    @Override
    public void used(String model, Spoken spoken) {
        writer.submit(new RecordEvent.BlockUsed(new UsageEntry(
                spoken.job(),
                spoken.block(),
                spoken.key(),
                spoken.durationMs(),
                spoken.cached(),
                pricePerSec.applyAsInt(model),
                clock.instant())));
    }
}
