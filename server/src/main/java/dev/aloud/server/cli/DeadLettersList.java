package dev.aloud.server.cli;

import dev.aloud.server.queue.redis.DeadLetter;
import dev.aloud.server.queue.redis.DeadLetters;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aloud dead-letters list}. */
@Command(
        name = "list",
        description = "List the blocks that were given up, the newest first.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  aloud dead-letters list --redis redis://redis:6379",
            "  aloud dead-letters list --json --limit 1000 | jq -r '.dead_letters[].message' | sort | uniq -c"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:They are listed; also when there are none.", "2:Wrong usage.", "75:Redis does not answer."})
final class DeadLettersList extends RedisCommand {
    private static final int LONGEST_TEXT = 40;

    private final Terminal terminal;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many at most (50).")
    private int limit;

    DeadLettersList(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    int run(DeadLetters letters) throws IOException, CommandException {
        if (limit < 1) {
            throw CommandException.wrongUsage("--limit must be 1 or more");
        }
        var newest = letters.newest(limit);
        if (json()) {
            CommandJson.write(
                    terminal,
                    Map.of(
                            "dead_letters",
                            newest.stream().map(DeadLettersList::fields).toList()));
        } else if (newest.isEmpty()) {
            terminal.out().println("There are no dead letters.");
        } else {
            write(newest);
        }
        return CommandLineRunner.OK;
    }

    private void write(List<DeadLetter> letters) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("ID", "GIVEN UP", "MODEL", "TRIES", "REASON", "WORKER", "TEXT"));
        for (var letter : letters) {
            rows.add(List.of(
                    letter.id(),
                    letter.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                    letter.model(),
                    Integer.toString(letter.tries()),
                    letter.reason(),
                    letter.worker(),
                    shortened(letter.text())));
        }
        Table.write(rows, terminal.out());
        terminal.out().println("The newest says: " + letters.getFirst().message());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    private static Map<String, Object> fields(DeadLetter letter) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", letter.id());
        fields.put("at", letter.at().toString());
        fields.put("reason", letter.reason());
        fields.put("message", letter.message());
        fields.put("worker", letter.worker());
        fields.put("tries", letter.tries());
        fields.put("key", letter.key());
        fields.put("model", letter.model());
        fields.put("voice", letter.voice());
        fields.put("text", letter.text());
        return fields;
    }
}
