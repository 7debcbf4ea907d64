package dev.aloud.server.socket;

import dev.aloud.delivery.BlockSound;

/** What became of a block that a session has asked for. */
sealed interface BlockNews {
    /** The asking that it answers. */
    BlockSource.Asked asked();

    /** An engine has begun. */
    record Running(BlockSource.Asked asked) implements BlockNews {}

    /** It is there, encoded as it travels. */
    record Ready(BlockSource.Asked asked, BlockSound sound) implements BlockNews {}

    /** It cannot be spoken. */
    record Failed(BlockSource.Asked asked, String code, String message, boolean retryable) implements BlockNews {}
}
