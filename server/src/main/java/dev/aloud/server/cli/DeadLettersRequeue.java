package dev.aloud.server.cli;

import dev.aloud.server.queue.redis.DeadLetters;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code aloud dead-letters requeue}. */
@Command(
        name = "requeue",
        description = "Have blocks that were given up tried again, as if for the first time.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  aloud dead-letters requeue 1763650000000-0 --redis redis://redis:6379",
            "  aloud dead-letters requeue --all --redis redis://redis:6379"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:They wait for a worker.",
            "1:Some are not there, or of another version of Aloud.",
            "2:Wrong usage.",
            "75:Redis does not answer."
        })
final class DeadLettersRequeue extends DeadLettersChange {
    DeadLettersRequeue(Terminal terminal) {
        super(terminal);
    }

    @Override
    String deed() {
        return "requeued";
    }

    @Override
    Optional<String> change(DeadLetters letters, String id) throws IOException {
        return switch (letters.requeue(id)) {
            case DONE -> Optional.empty();
            case GONE -> Optional.of("is not among the dead letters");
            case OTHER_VERSION ->
                Optional.of("was written by another version of Aloud; requeue it with that one, or remove it");
        };
    }
}
