package dev.aloud.server.store;

import dev.aloud.adapter.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something to be written down. Writing it twice does no harm. */
sealed interface RecordEvent {
    /** About how much memory it takes until it is written. */
    default long bytes() {
        return 256;
    }

    /** A job was made. */
    record JobMade(JobRecord job, long estMs) implements RecordEvent {
        @Override
        public long bytes() {
            return 512 + 2L * job.text().length();
        }
    }

    /** A job has come to another state. */
    record JobMoved(UUID job, JobState state, Instant at) implements RecordEvent {}

    /** Somebody has used a job. */
    record JobUsed(UUID job, Instant at) implements RecordEvent {}

    /** A block of a job was made for the first time. */
    record BlockUsed(UsageEntry entry) implements RecordEvent {}

    /** A reader has come to another place. */
    record PositionMoved(Position position) implements RecordEvent {}

    /** These models can be spoken with. */
    record ModelsSeen(List<Model> models, Instant at) implements RecordEvent {
        public ModelsSeen {
            models = List.copyOf(models);
        }
    }
}
