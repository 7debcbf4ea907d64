package dev.aloud.server.store;

import java.util.UUID;

/** Whose everything is as long as there are no accounts. */
final class LocalUser {
    /** The row is made by the first migration. */
    static final UUID ID = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private LocalUser() {}
}
