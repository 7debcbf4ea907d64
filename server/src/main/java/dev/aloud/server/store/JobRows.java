package dev.aloud.server.store;

import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import io.helidon.dbclient.DbExecute;
import io.helidon.dbclient.DbRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Jobs in the database: {@code job}, {@code job_text}, and the durations in {@code block}. */
final class JobRows {
    private static final String INSERT =
            "insert into job (id, user_id, model_id, model_revision, voice_id, text_sha256,"
                    + " speed, codec, est_ms, state, created, used) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String INSERT_TEXT =
            "insert into job_text (job_id, part, content) values (?, ?, ?) on conflict do nothing";

    /** A job that is done or cancelled is over: other gateways may tell later what they knew before. */
    private static final String MOVE =
            "update job set state = ?, finished = ? where id = ? and state not in ('cancelled', 'done')";

    private static final String CANCEL = "update job set state = ?, finished = ? where id = ? and state <> 'cancelled'";
    private static final String USE = "update job set used = ? where id = ? and used < ?";
    private static final String FIND =
            "select model_id, model_revision, voice_id, speed, codec, state, created from job"
                    + " where id = cast(:id as uuid) and deleted_at is null and used > :used";
    private static final String FIND_TEXT =
            "select content from job_text where job_id = cast(:id as uuid) order by part";
    private static final String DURATIONS =
            "select idx, duration_ms from block where job_id = cast(:id as uuid) and deleted_at is null";

    private JobRows() {}

    static void insert(Connection connection, List<RecordEvent.JobMade> made) throws SQLException {
        Sql.batch(connection, INSERT, made, (statement, event) -> {
            var job = event.job();
            var voicing = job.voicing();
            Sql.add(
                    statement,
                    job.id(),
                    LocalUser.ID,
                    voicing.model(),
                    voicing.revision(),
                    voicing.voice(),
                    sha256(job.text()),
                    voicing.speed().thousandths(),
                    job.codec(),
                    event.estMs(),
                    job.state().apiName(),
                    job.created(),
                    job.created());
        });
        Sql.batch(connection, INSERT_TEXT, made, (statement, event) -> {
            int part = 0;
            for (byte[] content : PackedText.pack(event.job().text())) {
                Sql.add(statement, event.job().id(), part++, content);
            }
        });
    }

    static void move(Connection connection, List<RecordEvent.JobMoved> moved) throws SQLException {
        var cancelled =
                moved.stream().filter(e -> e.state() == JobState.CANCELLED).toList();
        var others = moved.stream().filter(e -> e.state() != JobState.CANCELLED).toList();
        Sql.Binder<RecordEvent.JobMoved> binder = (statement, event) ->
                Sql.add(statement, event.state().apiName(), isOver(event.state()) ? event.at() : null, event.job());
        Sql.batch(connection, MOVE, inOrder(others, RecordEvent.JobMoved::job), binder);
        Sql.batch(connection, CANCEL, inOrder(cancelled, RecordEvent.JobMoved::job), binder);
    }

    /** Job by job, so that gateways that write the same jobs do not wait for each other in a circle; within a job as it was. */
    private static <T> List<T> inOrder(List<T> events, Function<T, UUID> job) {
        return events.stream().sorted(Comparator.comparing(job)).toList();
    }

    private static boolean isOver(JobState state) {
        return state != JobState.QUEUED && state != JobState.RUNNING;
    }

    static void use(Connection connection, List<RecordEvent.JobUsed> used) throws SQLException {
        var sorted = inOrder(used, RecordEvent.JobUsed::job);
        Sql.batch(
                connection, USE, sorted, (statement, event) -> Sql.add(statement, event.at(), event.job(), event.at()));
    }

    /** The job with this id, if it was used after that time. */
    static Optional<JobRecord> find(DbExecute database, UUID id, Instant usedAfter) {
        return database.createGet(FIND)
                .addParam("id", id.toString())
                .addParam("used", Sql.utc(usedAfter))
                .execute()
                .flatMap(row -> text(database, id).map(text -> job(id, text, row)));
    }

    /** Empty when the text has gone since the row was read. */
    private static Optional<String> text(DbExecute database, UUID id) {
        List<byte[]> parts;
        try (var rows =
                database.createQuery(FIND_TEXT).addParam("id", id.toString()).execute()) {
            parts = rows.map(row -> row.column("content").get(byte[].class)).toList();
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(PackedText.unpack(parts));
    }

    private static JobRecord job(UUID id, String text, DbRow row) {
        var voicing = new Voicing(
                row.column("model_id").get(String.class),
                row.column("model_revision").get(String.class),
                row.column("voice_id").get(String.class),
                new Speed(row.column("speed").get(Integer.class)));
        return new JobRecord(
                id,
                text,
                voicing,
                row.column("codec").get(String.class),
                Sql.instant(row.column("created")),
                state(row.column("state").get(String.class)));
    }

    private static JobState state(String name) {
        return Arrays.stream(JobState.values())
                .filter(state -> state.apiName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no state of jobs: " + name));
    }

    /** How long the blocks of a job are that have been made, by their indexes. */
    static Map<Integer, Integer> durationsMs(DbExecute database, UUID id) {
        var durations = new HashMap<Integer, Integer>();
        try (var rows =
                database.createQuery(DURATIONS).addParam("id", id.toString()).execute()) {
            rows.forEach(row -> durations.put(
                    row.column("idx").get(Integer.class),
                    row.column("duration_ms").get(Integer.class)));
        }
        return durations;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
