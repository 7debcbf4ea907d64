package dev.aloud.server.cli;

import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.catalogue.CatalogueException;
import dev.aloud.server.config.ConfigException;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.media.AudioFormat;
import dev.aloud.text.Speed;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code aloud speak}: a text into a file, without a server. */
@Command(
        name = "speak",
        description = "Speak a text into an audio file; needs no server.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A text is spoken as it is written: in Markdown (.md), the addresses of links too.",
            "Web pages (.html, .htm, .xhtml) are refused. The page of 'aloud serve' reads both as one should.",
            "",
            "The audio file appears when it is whole; after an error or Ctrl-C nothing is left behind.",
            "With --data, ALOUD_DATA or --config, blocks come from the server's cache and go there.",
            "",
            "Examples:",
            "  aloud speak \"Good morning.\" -o morning.wav",
            "  aloud speak book.txt -o book.ogg --voice rms --speed 1.2",
            "  cat notes.txt | aloud speak - -o notes.mp3 --words notes.json"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:The file is written.",
            "1:It could not be; the last line on standard error says why.",
            "2:Wrong usage, a web page, or no such model or voice.",
            "130:Interrupted by Ctrl-C."
        })
final class SpeakCommand extends Configured implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Catalogue> catalogues;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "TEXT|FILE|-",
            description = "A text, the name of a plain text file, or - for standard input.")
    private String input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write: .wav, .ogg (Opus), .mp3 or .flac.")
    private Path output;

    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            defaultValue = "flite",
            description = "The model to speak with (${DEFAULT-VALUE}).")
    private String model;

    @Option(names = "--voice", paramLabel = "VOICE", description = "One of its voices (the model's default).")
    private String voice;

    @Option(
            names = {"-s", "--speed"},
            paramLabel = "SPEED",
            defaultValue = "1",
            description = "How fast, from 0.25 to 4; 1 is the voice's own speed.")
    private String speed;

    @Option(
            names = {"-w", "--words"},
            paramLabel = "FILE",
            description = "Also write when each word is heard, as JSON.")
    private Path words;

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DIR",
            description = "Use the cache and the models in this data directory (ALOUD_DATA; no cache).")
    private Path data;

    @Option(names = "--json", description = "Write a summary as JSON to standard output, and no progress.")
    private boolean json;

    SpeakCommand(Terminal terminal, Supplier<Catalogue> catalogues) {
        this.terminal = terminal;
        this.catalogues = catalogues;
    }

    @Override
    public Integer call()
            throws CommandException, CatalogueException, ConfigException, IOException, InterruptedException {
        Logs.set(verbose() ? "debug" : "error");
        var format = format();
        int thousandths = thousandths();
        var text = SpokenInput.of(input, terminal.in());
        var settings = settings(data);
        PackTools.announce(settings); // adapters look for their models there
        try (var catalogue = catalogues.get()) {
            var voicing = catalogue.voicing(model, voice, thousandths);
            var spokenModel = catalogue.model(model).orElseThrow();
            try (var cache = SpeakCache.open(isServers() ? Optional.of(settings) : Optional.empty())) {
                var files = new SpeakJob.Files(output, format, words);
                new SpeakJob(terminal, text, files, voicing, spokenModel, json).run(catalogue, cache);
            }
        }
        return CommandLineRunner.OK;
    }

    /** Whether somebody said where the server has its data: unasked, nothing is written but the output. */
    private boolean isServers() {
        return data != null
                || configFile().isPresent()
                || System.getenv().containsKey(ConfigKey.DATA.environmentVariable());
    }

    private AudioFormat format() {
        var name = output.getFileName() == null ? "" : output.getFileName().toString();
        return AudioFormat.of(name.substring(name.lastIndexOf('.') + 1))
                .orElseThrow(
                        () -> wrongUsage("the output's name must end in .wav, .ogg, .mp3 or .flac, not: " + output));
    }

    private int thousandths() {
        try {
            int exact = new BigDecimal(speed).movePointRight(3).intValueExact();
            return new Speed(exact).thousandths();
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw wrongUsage("the speed must be from 0.25 to 4, with at most three decimals, not: " + speed);
        }
    }

    private ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
