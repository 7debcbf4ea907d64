package dev.aloud.server.cli;

import dev.aloud.server.queue.redis.DeadLetter;
import dev.aloud.server.queue.redis.DeadLetters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is done to some dead letters, one after the other. */
abstract class DeadLettersChange extends RedisCommand {
    private static final int EVERY = 1_000_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids, as 'aloud dead-letters list' tells them.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "All there are now.")
    private boolean all;

    DeadLettersChange(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What was done, such as {@code requeued}. */
    abstract String deed();

    /** Does it to one; why it could not be done, if so. */
    abstract Optional<String> change(DeadLetters letters, String id) throws IOException;

    @Override
    final int run(DeadLetters letters) throws IOException, CommandException {
        if (all == !ids.isEmpty()) {
            throw CommandException.wrongUsage("name dead letters by their ids, or say --all");
        }
        var wanted = all ? letters.newest(EVERY).stream().map(DeadLetter::id).toList() : ids;
        var done = new ArrayList<String>();
        var left = new LinkedHashMap<String, String>();
        for (var id : wanted) {
            try {
                change(letters, id).ifPresentOrElse(why -> left.put(id, why), () -> done.add(id));
            } catch (IllegalArgumentException e) {
                throw CommandException.wrongUsage(e.getMessage());
            }
        }
        if (json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put(deed(), done);
            fields.put("left", left);
            CommandJson.write(terminal, fields);
        } else {
            terminal.out().println(done.size() + " " + deed());
        }
        left.forEach((id, why) -> terminal.err().println("aloud: " + id + " " + why));
        return left.isEmpty() ? CommandLineRunner.OK : CommandLineRunner.FAILED;
    }
}
