package dev.aloud.server.cli;

import dev.aloud.server.catalogue.Catalogue;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands with what they need, by hand. */
final class Commands implements IFactory {
    private final Terminal terminal;
    private final Supplier<Catalogue> catalogues;

    /**
     * @param catalogues opens a catalogue for a command, which closes it
     */
    Commands(Terminal terminal, Supplier<Catalogue> catalogues) {
        this.terminal = terminal;
        this.catalogues = catalogues;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ServeCommand.class) {
            return type.cast(new ServeCommand(terminal));
        }
        if (type == SpeakCommand.class) {
            return type.cast(new SpeakCommand(terminal, catalogues));
        }
        if (type == ModelsCommand.class) {
            return type.cast(new ModelsCommand(terminal, catalogues));
        }
        if (type == TestCommand.class) {
            return type.cast(new TestCommand(terminal));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
