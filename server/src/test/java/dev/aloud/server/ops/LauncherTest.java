package dev.aloud.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The image starts with the launcher, so what it is told to do has to be a command of that. */
class LauncherTest {
    private static final Pattern COMMANDS =
            Pattern.compile("(?m)^ {2}([a-z|\\ -]+)\\)\\n {4}find_jdk\\n {4}run \"\\$@\"");

    @Test
    void every_command_that_is_run_in_the_image_is_one_of_the_launchers() {
        var asked = new TreeSet<String>();
        OpsFiles.map(OpsFiles.document(OpsFiles.ROOT.resolve("compose/compose.yaml")), "services")
                .values()
                .forEach(service -> ask(asked, OpsFiles.map(service)));
        for (var pod : Manifests.pods()) {
            pod.spec().getContainers().stream()
                    .map(Container::getArgs)
                    .forEach(arguments -> asked.add(arguments.getFirst()));
        }
        var launcher = COMMANDS.matcher(OpsFiles.text(Path.of("../aloud")));
        assertThat(launcher.find()).isTrue();
        var known = List.of(launcher.group(1).split(" \\| ", -1));
        assertThat(asked).contains("serve", "worker", "models").isSubsetOf(known);
    }

    private static void ask(Set<String> asked, Map<String, Object> service) {
        if (service.get("image").toString().startsWith("aloud")) {
            asked.add(OpsFiles.strings(service.get("command")).getFirst());
        }
    }
}
