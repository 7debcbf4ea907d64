package dev.aloud.server.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code ops/}: every one a person edits by hand, and no compiler reads. */
final class OpsFiles {
    static final Path ROOT = Path.of("../ops");

    private OpsFiles() {}

    /** All files whose names end so, in order. */
    static List<Path> endingIn(Path folder, String... endings) {
        try (var files = Files.walk(folder)) {
            var found = files.filter(Files::isRegularFile)
                    .filter(file -> List.of(endings).stream().anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new AssertionError("nothing in " + folder + " ends in " + List.of(endings));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a YAML file; a key that stands twice in one place is an error. */
    static List<Map<String, Object>> documents(Path file) {
        var strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        var documents = new ArrayList<Map<String, Object>>();
        for (var document : new Yaml(new SafeConstructor(strict)).loadAll(text(file))) {
            documents.add(map(document));
        }
        return documents;
    }

    /** The only document of a YAML file. */
    static Map<String, Object> document(Path file) {
        var documents = documents(file);
        if (documents.size() != 1) {
            throw new AssertionError(file + " holds " + documents.size() + " documents");
        }
        return documents.getFirst();
    }

    /** What lies at the end of a path of keys; an empty map where there is nothing. */
    static Map<String, Object> map(Map<String, Object> from, String... path) {
        var at = from;
        for (var key : path) {
            at = map(at.getOrDefault(key, Map.of()));
        }
        return at;
    }

    static Map<String, Object> map(Object value) {
        var map = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) value).forEach((key, entry) -> map.put(key.toString(), entry));
        return map;
    }

    static List<String> strings(Object list) {
        return list == null
                ? List.of()
                : ((List<?>) list).stream().map(Object::toString).toList();
    }

    /** Lines of {@code KEY=value}, without comments. */
    static Map<String, String> variables(List<String> lines) {
        var variables = new LinkedHashMap<String, String>();
        for (var line : lines) {
            int equals = line.indexOf('=');
            if (!line.startsWith("#") && equals > 0) {
                variables.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return variables;
    }
}
