package dev.aloud.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Positions with a database behind them that comes late, and a clock that was wrong. */
@Timeout(60)
class RecordedPositionsTest {
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    private static final String TEXT = "a".repeat(64);

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private Records records;
    private RecordedPositions positions;

    @BeforeEach
    void start() {
        records = Records.at(DatabaseAddress.ofFile(folder.resolve("records")));
        positions = new RecordedPositions(new InMemoryPositions(10), records, new RecordWriter(records), now::get);
    }

    @AfterEach
    void stop() {
        records.close();
    }

    private void recorded(Position position) throws SQLException {
        records.transaction(connection -> PositionRows.put(connection, List.of(position)));
    }

    @Test
    void an_older_position_told_while_the_database_was_away_hides_no_newer_one() throws SQLException {
        var newer = new Position(TEXT, 500, NOW.minusSeconds(60));
        assertThat(records.open()).isTrue();
        recorded(newer);
        records.failed(new SQLException("away", "08001"));
        positions.put(new Position(TEXT, 7, NOW.minusSeconds(3600)));
        assertThat(positions.find(TEXT)).map(Position::offset).hasValue(7);
        assertThat(records.open()).isTrue();
        assertThat(positions.find(TEXT)).hasValue(newer);
        assertThat(positions.put(new Position(TEXT, 8, NOW.minusSeconds(3000)))).isEqualTo(newer);
    }

    @Test
    void a_position_from_a_time_still_to_come_does_not_have_the_last_word() {
        assertThat(records.open()).isTrue();
        now.set(NOW.plus(Duration.ofDays(30)));
        positions.put(new Position(TEXT, 1, now.get()));
        now.set(NOW);
        assertThat(positions.put(new Position(TEXT, 2, NOW)).offset()).isEqualTo(2);
        assertThat(positions.put(new Position(TEXT, 3, NOW.plusSeconds(1))).offset())
                .isEqualTo(3);
        assertThat(positions.find(TEXT)).map(Position::offset).hasValue(3);
    }
}
