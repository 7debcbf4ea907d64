package dev.aloud.server.cli;

import java.util.List;
import java.util.Locale;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** How much is logged, to standard error, one line an event. */
final class Logs {
    /** Loggers whose level is set must stay reachable, or it is forgotten. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final List<Logger> OURS = List.of(Logger.getLogger("dev.aloud"), Logger.getLogger("aloud"));

    /** They tell their every start in several lines; what matters of it Aloud says itself. */
    private static final List<Logger> TALKATIVE =
            List.of(Logger.getLogger("io.helidon"), Logger.getLogger("org.flywaydb"));

    /** It tells every broken connection with a stack trace; the database being away is told once, by us. */
    private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

    private static final String LINE = "%1$tF %1$tT %4$s %3$s: %5$s%6$s%n";

    private Logs() {}

    /**
     * Sets it.
     *
     * @param level {@code error}, {@code warning}, {@code info} or {@code debug}
     */
    static void set(String level) {
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        LastingLogManager.keep(false);
        LogManager.getLogManager().reset();
        var wanted = switch (level.toLowerCase(Locale.ROOT)) {
            case "error" -> Level.SEVERE;
            case "warning" -> Level.WARNING;
            case "debug" -> Level.FINE;
            default -> Level.INFO;
        };
        var console = new ConsoleHandler();
        console.setLevel(wanted);
        ROOT.addHandler(console);
        ROOT.setLevel(wanted.intValue() < Level.INFO.intValue() ? Level.INFO : wanted);
        OURS.forEach(logger -> logger.setLevel(wanted));
        TALKATIVE.forEach(logger -> logger.setLevel(Level.WARNING));
        POOL.setLevel(Level.SEVERE);
        LastingLogManager.keep(true);
    }
}
