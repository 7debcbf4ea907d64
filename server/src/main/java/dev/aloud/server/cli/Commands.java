package dev.aloud.server.cli;

import dev.aloud.server.catalogue.Catalogue;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands with what they need, by hand. */
final class Commands implements IFactory {
    private final Terminal terminal;
    private final Supplier<Catalogue> catalogues;
    private final PackTools tools;

    /**
     * @param catalogues opens a catalogue for a command, which closes it
     * @param tools where model packs are
     */
    Commands(Terminal terminal, Supplier<Catalogue> catalogues, PackTools tools) {
        this.terminal = terminal;
        this.catalogues = catalogues;
        this.tools = tools;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ServeCommand.class) {
            return type.cast(new ServeCommand(terminal));
        }
        if (type == WorkerCommand.class) {
            return type.cast(new WorkerCommand(terminal, catalogues));
        }
        if (type == SpeakCommand.class) {
            return type.cast(new SpeakCommand(terminal, catalogues));
        }
        if (type == ModelsCommand.class) {
            return type.cast(new ModelsCommand(terminal, catalogues, tools));
        }
        if (type == ListCommand.class) {
            return type.cast(new ListCommand(terminal, catalogues, tools));
        }
        if (type == InstallCommand.class) {
            return type.cast(new InstallCommand(terminal, tools));
        }
        if (type == VerifyCommand.class) {
            return type.cast(new VerifyCommand(terminal, tools));
        }
        if (type == RemoveCommand.class) {
            return type.cast(new RemoveCommand(terminal, tools));
        }
        if (type == DeadLettersList.class) {
            return type.cast(new DeadLettersList(terminal));
        }
        if (type == DeadLettersRequeue.class) {
            return type.cast(new DeadLettersRequeue(terminal));
        }
        if (type == DeadLettersRemove.class) {
            return type.cast(new DeadLettersRemove(terminal));
        }
        if (type == TestCommand.class) {
            return type.cast(new TestCommand(terminal));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
