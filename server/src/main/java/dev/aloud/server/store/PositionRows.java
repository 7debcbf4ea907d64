package dev.aloud.server.store;

import io.helidon.dbclient.DbExecute;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Optional;

/** Positions in the database: {@code reading_position}, where the newest wins. */
final class PositionRows {
    private static final String INSERT = "insert into reading_position (user_id, text_sha256, char_offset, updated)"
            + " values (?, ?, ?, ?) on conflict do nothing";
    private static final String UPDATE = "update reading_position set char_offset = ?, updated = ?"
            + " where user_id = ? and text_sha256 = ? and updated < ?";
    private static final String FIND = "select char_offset, updated from reading_position"
            + " where user_id = cast(:user as uuid) and text_sha256 = :text";

    private PositionRows() {}

    static void put(Connection connection, Collection<Position> positions) throws SQLException {
        Sql.batch(
                connection,
                INSERT,
                positions,
                (statement, at) -> Sql.add(statement, LocalUser.ID, at.textSha256(), at.offset(), at.updated()));
        Sql.batch(
                connection,
                UPDATE,
                positions,
                (statement, at) ->
                        Sql.add(statement, at.offset(), at.updated(), LocalUser.ID, at.textSha256(), at.updated()));
    }

    static Optional<Position> find(DbExecute database, String textSha256) {
        return database.createGet(FIND)
                .addParam("user", LocalUser.ID.toString())
                .addParam("text", textSha256)
                .execute()
                .map(row -> new Position(
                        textSha256, row.column("char_offset").get(Integer.class), Sql.instant(row.column("updated"))));
    }
}
