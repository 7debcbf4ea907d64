package dev.aloud.flite;

import java.util.List;

/**
 * One run of flite's WASI command: a new instance with these arguments and one preopened, empty directory {@code /}. What
 * it writes to standard output is part of the result.
 *
 * @param arguments the whole argument vector, the program's name first; printable ASCII
 * @param inputFile the name in {@code /} of a file that must be there before the run; empty for none
 * @param input that file's content, ASCII
 * @param outputFile the name in {@code /} of the file that the run leaves; empty for none
 */
public record FliteRun(List<String> arguments, String inputFile, String input, String outputFile) {
    public FliteRun {
        arguments = List.copyOf(arguments);
    }
}
