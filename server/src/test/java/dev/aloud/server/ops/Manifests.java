package dev.aloud.server.ops;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The manifests of {@code ops/kubernetes}, as the objects that an API server makes of them; unknown fields are errors. */
final class Manifests {
    static final Path ROOT = OpsFiles.ROOT.resolve("kubernetes");

    private static final Map<String, Class<?>> KINDS = Map.ofEntries(
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("batch/v1 Job", Job.class),
            Map.entry("keda.sh/v1alpha1 ScaledObject", ScaledObject.class),
            Map.entry("keda.sh/v1alpha1 TriggerAuthentication", TriggerAuthentication.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1 Service", Service.class),
            Map.entry("v1 ServiceAccount", ServiceAccount.class));

    /** The models keep what they do not know for later versions; here it is a mistake. */
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            })
            .build();

    private Manifests() {}

    /** KEDA's object that scales a workload, as far as Aloud uses it. */
    record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {
        record Spec(
                Target scaleTargetRef,
                int minReplicaCount,
                int maxReplicaCount,
                int pollingInterval,
                int cooldownPeriod,
                Fallback fallback,
                Advanced advanced,
                List<Trigger> triggers) {}

        record Target(String name) {}

        record Fallback(int failureThreshold, int replicas) {}

        record Advanced(Autoscaler horizontalPodAutoscalerConfig) {}

        record Autoscaler(HorizontalPodAutoscalerBehavior behavior) {}

        record Trigger(String type, Map<String, String> metadata, Target authenticationRef) {}
    }

    /** Where KEDA finds what it needs to log in, as far as Aloud uses it. */
    record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Secrets spec) {
        record Secrets(List<FromSecret> secretTargetRef) {}

        record FromSecret(String parameter, String name, String key) {}
    }

    /** A pod's specification, and which manifest it is of. */
    record Pod(String name, Map<String, String> labels, PodSpec spec) {}

    /** All files but those of Kustomize itself. */
    static List<Path> files() {
        return OpsFiles.endingIn(ROOT, ".yaml").stream()
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .toList();
    }

    /** All objects of one kind. */
    static <T> List<T> all(Class<T> kind) {
        var found = new ArrayList<T>();
        for (var file : files()) {
            for (var document : OpsFiles.documents(file)) {
                var object = object(document);
                if (kind.isInstance(object)) {
                    found.add(kind.cast(object));
                }
            }
        }
        return found;
    }

    /**
     * The object that a document is of.
     *
     * @throws IllegalArgumentException when its kind has no such field
     */
    static Object object(Map<String, Object> document) {
        var type = KINDS.get(document.get("apiVersion") + " " + document.get("kind"));
        if (type == null) {
            throw new AssertionError(
                    "the tests do not know " + document.get("apiVersion") + " " + document.get("kind"));
        }
        return STRICT.convertValue(document, type);
    }

    /** All pods that the manifests make. */
    static List<Pod> pods() {
        var pods = new ArrayList<Pod>();
        for (var deployment : all(Deployment.class)) {
            var template = deployment.getSpec().getTemplate();
            pods.add(new Pod(
                    deployment.getMetadata().getName(), template.getMetadata().getLabels(), template.getSpec()));
        }
        for (var job : all(Job.class)) {
            var template = job.getSpec().getTemplate();
            pods.add(new Pod(job.getMetadata().getName(), template.getMetadata().getLabels(), template.getSpec()));
        }
        return pods;
    }

    static Pod pod(String name) {
        return pods().stream()
                .filter(pod -> pod.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
