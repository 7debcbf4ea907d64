package dev.aloud.server.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what was probably meant. */
final class UsageMistake {
    private UsageMistake() {}

    static String of(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            var spec = mistake.getCommandLine().getCommandSpec();
            var first = unmatched.getUnmatched().getFirst();
            if (unmatched.isUnknownOption()) {
                return noOption(first, spec);
            }
            return spec.subcommands().isEmpty() ? tooMuch(first) : noCommand(first, spec);
        }
        return mistake.getMessage();
    }

    private static String noOption(String argument, CommandSpec spec) {
        int equals = argument.indexOf('=');
        var option = equals < 0 ? argument : argument.substring(0, equals);
        var names = spec.options().stream().map(OptionSpec::longestName).toList();
        return "there is no option " + option
                + Nearest.to(option, names)
                        .map(name -> "; did you mean " + name + "?")
                        .orElse("");
    }

    private static String noCommand(String argument, CommandSpec spec) {
        var names = spec.subcommands().keySet();
        return Nearest.to(argument, names)
                        .map(name -> "there is no command '" + argument + "'; did you mean '" + name + "'? There are: ")
                        .orElse("there is no command '" + argument + "'; there are: ")
                + String.join(", ", names);
    }

    private static String tooMuch(String argument) {
        return "'" + argument + "' is one argument too many (what has spaces in it goes in quotes)";
    }
}
