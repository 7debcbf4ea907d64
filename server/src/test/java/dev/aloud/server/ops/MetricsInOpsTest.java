package dev.aloud.server.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aloud.server.TestGateway;
import dev.aloud.server.config.ConfigKey;
import dev.aloud.server.testservers.RedisServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dashboard and alert rules ask for what the server really measures. */
class MetricsInOpsTest {
    private static final Path DASHBOARD = OpsFiles.ROOT.resolve("grafana/aloud.json");
    private static final Path RULES = OpsFiles.ROOT.resolve("prometheus/alerts.yml");
    private static final Pattern NAME = Pattern.compile("\\b(?:aloud|jvm|process)_[a-z0-9_]+");
    private static final Pattern LABEL = Pattern.compile("\\b(aloud_[a-z0-9_]+)\\{[^}]*?\\b([a-z]+)=~?\"([^\"$]*)\"");

    @TempDir
    private static Path data;

    @Test
    void every_metric_of_the_dashboard_exists() throws IOException {
        assertThat(names(dashboardQueries())).isNotEmpty().isSubsetOf(served());
    }

    @Test
    void every_metric_of_the_alert_rules_exists() {
        assertThat(names(ruleExpressions())).isNotEmpty().isSubsetOf(served());
    }

    @Test
    void every_metric_that_is_asked_for_is_explained() throws IOException {
        String page = OpsFiles.text(Path.of("../docs/operations.md"));
        var asked = names(ruleExpressions());
        asked.addAll(names(dashboardQueries()));
        assertThat(asked)
                .allSatisfy(name ->
                        assertThat(page).containsPattern("`" + name.replaceFirst("_(bucket|count|sum)$", "") + "[`{]"));
    }

    @Test
    void every_value_of_a_label_that_is_asked_for_exists() throws IOException {
        String metrics = metrics();
        var queries = new ArrayList<>(dashboardQueries());
        queries.addAll(ruleExpressions());
        var asked = 0;
        for (var query : queries) {
            for (var match : LABEL.matcher(query).results().toList()) {
                for (var value : match.group(3).split("\\|", -1)) {
                    asked++;
                    assertThat(metrics)
                            .as(query)
                            .containsPattern(Pattern.compile(
                                    "(?m)^" + match.group(1) + "\\{[^}]*" + match.group(2) + "=\"" + value + "\""));
                }
            }
        }
        assertThat(asked).isPositive();
    }

    @Test
    void every_alert_says_how_long_how_urgent_and_what_is_wrong() {
        for (var rule : rules()) {
            var labels = OpsFiles.map(rule, "labels");
            assertThat(OpsFiles.map(rule)).as(rule.toString()).containsKeys("alert", "expr", "for");
            assertThat(labels.get("severity")).as(rule.toString()).isIn("page", "ticket");
            assertThat(OpsFiles.map(rule, "annotations").get("summary"))
                    .as(rule.toString())
                    .asString()
                    .isNotBlank();
        }
    }

    @Test
    void every_panel_of_the_dashboard_has_a_place_a_title_and_a_query() throws IOException {
        var ids = new HashSet<Integer>();
        for (var panel : dashboard().get("panels")) {
            String title = panel.get("title").asText();
            assertThat(title).isNotBlank();
            assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
            assertThat(panel.get("gridPos").fieldNames())
                    .toIterable()
                    .as(title)
                    .containsExactlyInAnyOrder("h", "w", "x", "y");
            if (!panel.get("type").asText().equals("row")) {
                assertThat(panel.get("description").asText()).as(title).isNotBlank();
                assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo(dataSource());
                assertThat(panel.get("targets")).as(title).isNotEmpty();
            }
        }
    }

    private static String dataSource() {
        var file = OpsFiles.document(OpsFiles.ROOT.resolve("grafana/provisioning/datasources/prometheus.yaml"));
        return OpsFiles.map(((List<?>) file.get("datasources")).getFirst())
                .get("uid")
                .toString();
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(DASHBOARD.toFile());
    }

    private static List<String> dashboardQueries() throws IOException {
        var root = dashboard();
        var queries = new ArrayList<String>();
        root.findValues("expr").forEach(expression -> queries.add(expression.asText()));
        root.at("/templating/list")
                .forEach(variable -> queries.add(variable.path("definition").asText()));
        return queries;
    }

    private static List<Map<String, Object>> rules() {
        var rules = new ArrayList<Map<String, Object>>();
        for (var group : (List<?>) OpsFiles.document(RULES).get("groups")) {
            ((List<?>) OpsFiles.map(group).get("rules")).forEach(rule -> rules.add(OpsFiles.map(rule)));
        }
        return rules;
    }

    private static List<String> ruleExpressions() {
        return rules().stream().map(rule -> rule.get("expr").toString()).toList();
    }

    private static Set<String> names(List<String> queries) {
        var names = new TreeSet<String>();
        queries.forEach(query -> NAME.matcher(query).results().forEach(match -> names.add(match.group())));
        return names;
    }

    /** The names of all series that a gateway shows. */
    private static Set<String> served() {
        var names = new TreeSet<String>();
        metrics().lines().filter(line -> !line.startsWith("#")).forEach(line -> names.add(line.split("[{ ]", 2)[0]));
        return names;
    }

    /** Those of a gateway that shares its work and keeps records, and so shows most. */
    private static String metrics() {
        try (var redis = RedisServer.start();
                var gateway = TestGateway.recorded(
                        Map.of(ConfigKey.REDIS_URL, redis.uri().toString(), ConfigKey.DATA, data.toString()))) {
            return new String(gateway.get("/metrics").body(), StandardCharsets.UTF_8);
        }
    }
}
