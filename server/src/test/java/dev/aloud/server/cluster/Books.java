package dev.aloud.server.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.server.Await;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;

/** An auditor: compares what listeners got with the database and with Redis, past all of our code. */
final class Books {
    /** PostgreSQL's state for a table that does not exist. */
    private static final String NO_TABLE = "42P01";

    private static final Duration LIMIT = Duration.ofSeconds(80);
    private static final String PREFIX = "aloud:1:";

    private final Cluster cluster;

    Books(Cluster cluster) {
        this.cluster = cluster;
    }

    /** What stands in the database of one block. */
    record Entry(String job, int index, String key, int durationMs, int credits, long delta) {
        String name() {
            return job + "/" + index;
        }
    }

    /**
     * What the books say of some listeners.
     *
     * @param delivered blocks that listeners have
     * @param lost blocks that they lack, or were refused
     * @param wrong blocks with other audio than they should have, or booked at another price or length
     * @param notBilled blocks that are delivered and not booked
     * @param billedTwice blocks booked more than once
     * @param billedForNobody blocks booked of which nobody was told
     */
    record Balance(
            int delivered,
            List<String> lost,
            List<String> wrong,
            List<String> notBilled,
            List<String> billedTwice,
            List<String> billedForNobody) {
        boolean isRight() {
            return lost.isEmpty()
                    && wrong.isEmpty()
                    && notBilled.isEmpty()
                    && billedTwice.isEmpty()
                    && billedForNobody.isEmpty();
        }
    }

    /** Waits until everything is written, then fails unless all is right and Redis holds nothing that is stuck. */
    void check(Collection<Listening> listeners) {
        check(listeners, 0);
    }

    void check(Collection<Listening> listeners, int deadLetters) {
        try {
            Await.until("the books are written", LIMIT, () -> balance(listeners).isRight());
            Await.until("nothing is stuck", LIMIT, () -> stuck().isEmpty());
        } catch (AssertionError e) {
            assertThat(listeners)
                    .as("the books: %s%nstuck: %s%n%s", balance(listeners), stuck(), cluster.logs())
                    .isEmpty();
        }
        assertThat(deadLetters()).as("dead letters").hasSize(deadLetters);
    }

    Balance balance(Collection<Listening> listeners) {
        var entries = entries();
        var lost = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        var notBilled = new ArrayList<String>();
        var billedTwice = new ArrayList<String>();
        int delivered = 0;
        for (var listener : listeners) {
            listener.lacking().forEach(index -> lost.add(listener.job() + "/" + index));
            listener.failed().keySet().forEach(index -> lost.add(listener.job() + "/" + index));
            for (var block : listener.got().entrySet()) {
                delivered++;
                var name = listener.job() + "/" + block.getKey();
                var text = listener.plan().blocks().get(block.getKey());
                if (!Arrays.equals(block.getValue().audio(), ToneAdapter.pcm(text))) {
                    wrong.add(name + " audio");
                }
                var entry = entries.remove(name);
                if (entry == null || entry.credits() == 0) {
                    notBilled.add(name);
                } else if (entry.credits() > 1) {
                    billedTwice.add(name);
                } else if (entry.delta() != -ToneAdapter.cost(text)
                        || entry.durationMs() != block.getValue().durationMs()
                        || !entry.key().equals(block.getValue().key())) {
                    wrong.add(name + " " + entry);
                }
            }
        }
        var others = entries.keySet().stream()
                .filter(name -> listeners.stream().anyMatch(l -> name.startsWith(l.job() + "/")))
                .toList();
        return new Balance(delivered, lost, wrong, notBilled, billedTwice, others);
    }

    /** Every block in the database, by job and index. */
    private Map<String, Entry> entries() {
        var sql = """
                select c.job_id, c.block_idx, b.sha256, coalesce(b.duration_ms, -1), c.credits, c.delta
                from (select job_id, block_idx, count(*) credits, sum(delta) delta from credit_event
                      group by job_id, block_idx) c
                left join block b on b.job_id = c.job_id and b.idx = c.block_idx
                union all
                select b.job_id, b.idx, b.sha256, b.duration_ms, 0, 0 from block b
                where not exists (select 1 from credit_event c where c.job_id = b.job_id and c.block_idx = b.idx)""";
        var entries = new HashMap<String, Entry>();
        try (var connection = DriverManager.getConnection(
                        cluster.database(),
                        cluster.postgres().user(),
                        cluster.postgres().password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var entry = new Entry(
                        rows.getString(1),
                        rows.getInt(2),
                        Objects.requireNonNullElse(rows.getString(3), "no block"),
                        rows.getInt(4),
                        rows.getInt(5),
                        rows.getLong(6));
                entries.put(entry.name(), entry);
            }
            return entries;
        } catch (SQLException e) {
            if (NO_TABLE.equals(e.getSQLState())) {
                return entries; // no gateway has made the tables yet
            }
            throw new IllegalStateException(e);
        }
    }

    /** Whatever in Redis waits, runs, or was taken by somebody and not acknowledged. */
    List<String> stuck() {
        try (var redis = cluster.redis().connect()) {
            var stuck = new ArrayList<String>();
            for (var flight : keys(redis, PREFIX + "flight:*")) {
                var state = redis.hget(flight, "state");
                if ("waiting".equals(state) || "running".equals(state)) {
                    stuck.add(flight + " " + redis.hgetAll(flight));
                }
            }
            for (var stream : keys(redis, PREFIX + "work:*")) {
                if (redis.xlen(stream) > 0) {
                    stuck.add(stream + " has " + redis.xlen(stream));
                }
            }
            if (redis.scard(PREFIX + "waiting") > 0) {
                stuck.add("waiting: " + redis.smembers(PREFIX + "waiting"));
            }
            for (var stream : keys(redis, PREFIX + "*")) {
                if (redis.type(stream).equals("stream")) {
                    redis.xinfoGroups(stream).stream()
                            .filter(group -> group.getPending() > 0)
                            .forEach(group -> stuck.add(stream + " pending " + group.getPending()));
                }
            }
            return stuck;
        }
    }

    /** What was given up, as it stands in Redis. */
    List<Map<String, String>> deadLetters() {
        try (var redis = cluster.redis().connect()) {
            return redis.xrange(PREFIX + "dead", "-", "+").stream()
                    .map(entry -> entry.getFields())
                    .toList();
        }
    }

    private static List<String> keys(Jedis redis, String pattern) {
        var keys = new ArrayList<String>();
        var cursor = ScanParams.SCAN_POINTER_START;
        do {
            var page = redis.scan(cursor, new ScanParams().match(pattern).count(1000));
            keys.addAll(page.getResult());
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        return keys;
    }
}
