package dev.aloud.server.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands with what they need, by hand. */
final class Commands implements IFactory {
    private final Terminal terminal;

    Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == ServeCommand.class) {
            return type.cast(new ServeCommand(terminal));
        }
        if (type == SpeakCommand.class) {
            return type.cast(new SpeakCommand(terminal));
        }
        if (type == ModelsCommand.class) {
            return type.cast(new ModelsCommand(terminal));
        }
        if (type == TestCommand.class) {
            return type.cast(new TestCommand(terminal));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
