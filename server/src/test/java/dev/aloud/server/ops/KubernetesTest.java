package dev.aloud.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aloud.server.Await;
import dev.aloud.server.TestGateway;
import dev.aloud.server.ops.Manifests.ScaledObject;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an API server, Kustomize and KEDA would say to the manifests, as far as it can be known without them. */
class KubernetesTest {
    @Test
    void every_manifest_is_an_object_of_its_kind_with_no_field_that_does_not_exist() {
        assertThat(Manifests.files())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(OpsFiles.documents(file))
                        .isNotEmpty()
                        .allSatisfy(document ->
                                assertThat(Manifests.object(document)).isNotNull()));
    }

    @Test
    void a_field_that_does_not_exist_is_seen() {
        var account = Map.<String, Object>of(
                "apiVersion", "v1", "kind", "ServiceAccount", "automountServiceAccountTokens", false);
        assertThatThrownBy(() -> Manifests.object(account)).hasMessageContaining("automountServiceAccountTokens");
    }

    @Test
    void kustomize_is_told_of_every_file_and_of_none_that_is_not_there() {
        for (var kustomization : OpsFiles.endingIn(Manifests.ROOT, "kustomization.yaml")) {
            var folder = kustomization.getParent();
            var resources = OpsFiles.strings(OpsFiles.document(kustomization).get("resources"));
            assertThat(resources)
                    .as(kustomization.toString())
                    .allSatisfy(resource -> assertThat(folder.resolve(resource)).exists());
            assertThat(Manifests.files().stream()
                            .filter(file -> file.getParent().equals(folder))
                            .map(file -> file.getFileName().toString()))
                    .as(kustomization.toString())
                    .isSubsetOf(resources);
        }
    }

    @Test
    void no_pod_runs_as_root_writes_where_it_should_not_or_talks_to_kubernetes() {
        for (var pod : Manifests.pods()) {
            assertThat(pod.spec().getAutomountServiceAccountToken())
                    .as(pod.name())
                    .isFalse();
            assertThat(pod.spec().getSecurityContext().getRunAsNonRoot())
                    .as(pod.name())
                    .isTrue();
            assertThat(pod.spec().getSecurityContext().getRunAsUser())
                    .as(pod.name())
                    .isEqualTo(10001);
            assertThat(pod.spec().getSecurityContext().getSeccompProfile().getType())
                    .as(pod.name())
                    .isEqualTo("RuntimeDefault");
            for (var container : pod.spec().getContainers()) {
                var security = container.getSecurityContext();
                assertThat(security.getReadOnlyRootFilesystem()).as(pod.name()).isTrue();
                assertThat(security.getAllowPrivilegeEscalation())
                        .as(pod.name())
                        .isFalse();
                assertThat(security.getCapabilities().getDrop()).as(pod.name()).containsExactly("ALL");
            }
        }
    }

    /** A service named "aloud" would give pods ALOUD_PORT=tcp://…, which is a setting of the server. */
    @Test
    void no_pod_gets_variables_of_the_services_around_it() {
        assertThat(Manifests.pods())
                .isNotEmpty()
                .allSatisfy(
                        pod -> assertThat(pod.spec().getEnableServiceLinks()).isFalse());
    }

    @Test
    void every_container_says_what_it_needs_and_how_much_memory_it_may_take() {
        for (var pod : Manifests.pods()) {
            for (var container : pod.spec().getContainers()) {
                assertThat(container.getResources().getRequests())
                        .as(pod.name())
                        .containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).as(pod.name()).containsKey("memory");
            }
        }
    }

    @Test
    void the_folders_that_the_image_writes_to_are_volumes() {
        for (var pod : Manifests.pods()) {
            var volumes = pod.spec().getVolumes().stream().map(volume -> volume.getName());
            assertThat(volumes).as(pod.name()).containsExactlyInAnyOrder("tmp", "data", "models");
            for (var container : pod.spec().getContainers()) {
                assertThat(container.getVolumeMounts().stream().map(mount -> mount.getName() + mount.getMountPath()))
                        .as(pod.name())
                        .containsExactlyInAnyOrder("tmp/tmp", "data/data", "models/models");
            }
        }
    }

    @Test
    void the_paths_of_the_probes_answer() {
        try (var gateway = TestGateway.start()) {
            Await.until("ready", () -> gateway.get("/health/ready").statusCode() == 200);
            var container = container("aloud-gateway");
            assertThat(Stream.of(
                                    container.getStartupProbe(),
                                    container.getLivenessProbe(),
                                    container.getReadinessProbe())
                            .map(Probe::getHttpGet)
                            .peek(get -> assertThat(get.getPort().getStrVal()).isEqualTo("http"))
                            .map(get -> gateway.get(get.getPath()).statusCode()))
                    .containsExactly(200, 200, 200);
        }
    }

    /** A gateway takes its grace, and seconds to say farewell and to write its records; a worker its grace twice. */
    @Test
    void a_pod_has_longer_to_end_than_the_server_takes() {
        long gateway = grace("gateway");
        var before = container("aloud-gateway").getLifecycle().getPreStop().getExec();
        assertThat(before.getCommand()).startsWith("sleep").hasSize(2);
        assertThat(terminationGrace("gateway"))
                .isGreaterThan(Long.parseLong(before.getCommand().get(1)) + gateway + 10);
        assertThat(terminationGrace("worker")).isGreaterThan(2 * grace("worker") + 10);
    }

    private static long grace(String role) {
        var variables = OpsFiles.variables(OpsFiles.text(Manifests.ROOT.resolve("base/" + role + ".env"))
                .lines()
                .toList());
        return Long.parseLong(variables.get("ALOUD_SHUTDOWN_GRACE").replaceFirst("s$", ""));
    }

    private static long terminationGrace(String role) {
        return Manifests.pod("aloud-" + role).spec().getTerminationGracePeriodSeconds();
    }

    @Test
    void everything_that_selects_pods_selects_those_of_one_deployment() {
        var selectors = new ArrayList<Map<String, String>>();
        Manifests.all(Service.class)
                .forEach(service -> selectors.add(service.getSpec().getSelector()));
        Manifests.all(PodDisruptionBudget.class)
                .forEach(budget -> selectors.add(budget.getSpec().getSelector().getMatchLabels()));
        Manifests.all(NetworkPolicy.class)
                .forEach(policy ->
                        selectors.add(policy.getSpec().getPodSelector().getMatchLabels()));
        Manifests.all(Deployment.class)
                .forEach(deployment ->
                        selectors.add(deployment.getSpec().getSelector().getMatchLabels()));
        assertThat(selectors)
                .hasSizeGreaterThan(4)
                .allSatisfy(selector -> assertThat(Manifests.pods().stream()
                                .filter(pod -> pod.labels().entrySet().containsAll(selector.entrySet())))
                        .hasSize(1));
    }

    @Test
    void what_is_scaled_is_there_and_names_no_number_of_replicas_itself() {
        var scaled = new ArrayList<String>();
        Manifests.all(HorizontalPodAutoscaler.class)
                .forEach(scaler ->
                        scaled.add(scaler.getSpec().getScaleTargetRef().getName()));
        Manifests.all(ScaledObject.class)
                .forEach(scaler -> scaled.add(scaler.spec().scaleTargetRef().name()));
        assertThat(Manifests.all(Deployment.class))
                .allSatisfy(deployment ->
                        assertThat(deployment.getSpec().getReplicas()).isNull())
                .map(deployment -> deployment.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(scaled);
    }

    private static Container container(String pod) {
        return Manifests.pod(pod).spec().getContainers().getFirst();
    }
}
