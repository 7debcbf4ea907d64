package dev.aloud.server.cli;

import dev.aloud.server.queue.redis.DeadLetters;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code aloud dead-letters remove}. */
@Command(
        name = "remove",
        description = "Remove blocks that were given up, for good.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  aloud dead-letters remove 1763650000000-0 --redis redis://redis:6379",
            "  aloud dead-letters remove --all --json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:They are gone.", "1:Some were not there.", "2:Wrong usage.", "75:Redis does not answer."})
final class DeadLettersRemove extends DeadLettersChange {
    DeadLettersRemove(Terminal terminal) {
        super(terminal);
    }

    @Override
    String deed() {
        return "removed";
    }

    @Override
    Optional<String> change(DeadLetters letters, String id) throws IOException {
        return letters.remove(id) ? Optional.empty() : Optional.of("is not among the dead letters");
    }
}
