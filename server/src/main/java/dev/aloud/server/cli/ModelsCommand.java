package dev.aloud.server.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.server.catalogue.Catalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aloud models}: what there is to speak with. Starts no engine. */
@Command(
        name = "models",
        description = "List the models and voices that are installed.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  aloud models", "  aloud models --json | jq -r '.models[].voices[].id'"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:They are listed.", "1:There are none.", "2:Wrong usage."})
final class ModelsCommand extends Verbose implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Catalogue> catalogues;

    @Option(names = "--json", description = "Write JSON, with the fields of GET /v1/models.")
    private boolean json;

    ModelsCommand(Terminal terminal, Supplier<Catalogue> catalogues) {
        this.terminal = terminal;
        this.catalogues = catalogues;
    }

    @Override
    public Integer call() throws IOException, CommandException {
        Logs.set(verbose() ? "debug" : "error");
        try (var catalogue = catalogues.get()) {
            var models = catalogue.models();
            if (json) {
                writeJson(models);
            } else {
                writeTable(models);
            }
            if (models.isEmpty()) {
                throw new CommandException("no model is installed");
            }
            return CommandLineRunner.OK;
        }
    }

    private void writeTable(List<Model> models) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("MODEL", "VOICE", "LANGUAGE", "GENDER", "NAME", "RATE", "RUNS ON", "STATE"));
        for (var model : models) {
            for (var voice : model.voices()) {
                rows.add(List.of(
                        model.id(),
                        voice.id() + (voice.id().equals(model.defaultVoice()) ? " *" : ""),
                        voice.language(),
                        voice.gender(),
                        voice.name(),
                        model.sampleRateHz() + " Hz",
                        String.join(", ", model.tiers()),
                        installed(model) ? "installed" : "not installed"));
            }
        }
        Table.write(rows, terminal.out());
        terminal.out().println("* the model's default voice");
    }

    /** Whether it is ready is a server's to say; here nothing is started. */
    private static boolean installed(Model model) {
        return model.state() != ModelState.NOT_INSTALLED;
    }

    private void writeJson(List<Model> models) throws IOException {
        var mapper = new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        mapper.writeValue(
                terminal.out(),
                Map.of("models", models.stream().map(ModelsCommand::fields).toList()));
        terminal.out().println();
    }

    private static Map<String, Object> fields(Model model) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", model.id());
        fields.put("revision", model.revision());
        fields.put("name", model.name());
        fields.put("languages", model.languages());
        fields.put("sample_rate", model.sampleRateHz());
        fields.put("default_voice", model.defaultVoice());
        fields.put("tiers", model.tiers());
        fields.put("installed", installed(model));
        fields.put("voices", model.voices());
        return fields;
    }
}
