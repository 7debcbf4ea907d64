package dev.aloud.server.cli;

import dev.aloud.pack.NpmClient;
import dev.aloud.pack.PackShelf;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.synthesis.ScriptedAdapter;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Runs commands as a person would, with a scripted engine for flite. */
final class Shell {
    private final boolean interactive;
    private ScriptedAdapter engine = new ScriptedAdapter("flite", 2);
    private String input = "";
    private PackTools packs =
            new PackTools(data -> new PackShelf(Path.of("no-such-folder"), List.of()), new NpmClient());

    private Shell(boolean interactive) {
        this.interactive = interactive;
    }

    static Shell scripted() {
        return new Shell(false);
    }

    static Shell onATerminal() {
        return new Shell(true);
    }

    Shell with(ScriptedAdapter adapter) {
        engine = adapter;
        return this;
    }

    Shell with(PackTools tools) {
        packs = tools;
        return this;
    }

    Shell typing(String text) {
        input = text;
        return this;
    }

    Ended run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var terminal = new Terminal(in, new PrintWriter(out, true), new PrintWriter(err, true), interactive);
        int code = CommandLineRunner.run(terminal, () -> Catalogue.of(List.of(engine)), packs, args);
        return new Ended(code, out.toString(), err.toString());
    }

    /** How a command ended, and what it wrote. */
    record Ended(int code, String out, String err) {}
}
