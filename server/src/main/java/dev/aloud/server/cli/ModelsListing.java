package dev.aloud.server.cli;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.Voice;
import dev.aloud.pack.ModelPack;
import dev.aloud.pack.PackHints;
import dev.aloud.pack.PackPart;
import dev.aloud.pack.PackShelf;
import dev.aloud.pack.PackSource;
import dev.aloud.pack.PackState;
import dev.aloud.server.catalogue.Catalogue;
import dev.aloud.server.config.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What there is to speak with, and the packs that models come in. Starts no engine. */
class ModelsListing extends PackCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Supplier<Catalogue> catalogues;
    private final PackTools tools;

    ModelsListing(Terminal terminal, Supplier<Catalogue> catalogues, PackTools tools) {
        this.terminal = terminal;
        this.catalogues = catalogues;
        this.tools = tools;
    }

    @Override
    public final Integer call() throws IOException, CommandException, ConfigException {
        Logs.set(verbose() ? "debug" : "error");
        var settings = settings();
        PackTools.announce(settings); // adapters look for their models there
        var shelf = tools.shelves().open(settings);
        try (var catalogue = catalogues.get()) {
            var models = catalogue.models();
            if (json()) {
                CommandJson.write(terminal, fields(models, shelf));
            } else {
                writeVoices(models);
                writePacks(shelf);
            }
            if (models.isEmpty()) {
                throw new CommandException("there is no model");
            }
            return CommandLineRunner.OK;
        }
    }

    private void writeVoices(List<Model> models) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("MODEL", "VOICE", "LANGUAGE", "GENDER", "NAME", "RATE", "RUNS ON", "STATE"));
        for (var model : models) {
            if (installed(model)) {
                model.voices().forEach(voice -> rows.add(row(model, voice)));
            } else {
                rows.add(List.of(
                        model.id(),
                        model.voices().size() + " voices",
                        String.join(", ", model.languages()),
                        "",
                        model.name(),
                        model.sampleRateHz() + " Hz",
                        String.join(", ", model.tiers()),
                        "not installed"));
            }
        }
        Table.write(rows, terminal.out());
        terminal.out().println("* the model's default voice");
    }

    private static List<String> row(Model model, Voice voice) {
        return List.of(
                model.id(),
                voice.id() + (voice.id().equals(model.defaultVoice()) ? " *" : ""),
                voice.language(),
                voice.gender(),
                voice.name(),
                model.sampleRateHz() + " Hz",
                String.join(", ", model.tiers()),
                "installed");
    }

    /** Whether it is ready is a server's to say; here nothing is started. */
    private static boolean installed(Model model) {
        return model.state() != ModelState.NOT_INSTALLED;
    }

    private void writePacks(PackShelf shelf) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("MODEL PACK", "STATE", "PARTS", "ON DISK", "LICENCE"));
        var hints = new ArrayList<String>();
        for (var pack : shelf.packs()) {
            var status = shelf.status(pack);
            rows.add(List.of(
                    pack.id(),
                    name(status.state()),
                    status.parts().isEmpty() ? "-" : String.join(", ", status.parts()),
                    status.bytesOnDisk() == 0 ? "-" : Sizes.of(status.bytesOnDisk()),
                    pack.licence()));
            hint(pack, status.state(), hints()).ifPresent(hints::add);
        }
        if (rows.size() > 1) {
            terminal.out().println();
            Table.write(rows, terminal.out());
            hints.forEach(terminal.out()::println);
        }
    }

    /** For people; programs get {@link PackState#code}. */
    private static String name(PackState state) {
        return switch (state) {
            case ABSENT -> "not installed";
            case PARTIAL -> "partial";
            case INSTALLED -> "installed";
            case DAMAGED -> "damaged";
        };
    }

    private static Optional<String> hint(ModelPack pack, PackState state, PackHints hints) {
        String command = hints.install(pack.id());
        return switch (state) {
            case ABSENT -> Optional.of("'" + command + "' installs it: " + Sizes.of(download(pack)) + " to download");
            case PARTIAL -> Optional.of("'" + command + "' goes on with it");
            case DAMAGED -> Optional.of("'" + command + "' mends it");
            case INSTALLED -> Optional.empty();
        };
    }

    /** What an installation without further parts downloads. */
    private static long download(ModelPack pack) {
        return pack.sourcesOf(pack.filesOf(pack.defaultParts())).stream()
                .mapToLong(PackSource::bytes)
                .sum();
    }

    private static Map<String, Object> fields(List<Model> models, PackShelf shelf) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("models", models.stream().map(ModelsListing::fields).toList());
        fields.put(
                "packs", shelf.packs().stream().map(pack -> fields(pack, shelf)).toList());
        return fields;
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

    private static Map<String, Object> fields(ModelPack pack, PackShelf shelf) {
        var status = shelf.status(pack);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", pack.id());
        fields.put("name", pack.name());
        fields.put("licence", pack.licence());
        fields.put("state", status.state().code());
        fields.put("parts", status.parts());
        fields.put("all_parts", pack.parts().stream().map(PackPart::id).toList());
        fields.put("bytes_on_disk", status.bytesOnDisk());
        fields.put("download_bytes", download(pack));
        fields.put("problems", status.problems());
        fields.put("folder", shelf.folder().resolve(pack.id()).toString());
        return fields;
    }
}
