package dev.aloud.server.catalogue;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import dev.aloud.adapter.Voice;
import dev.aloud.pack.PackShelf;
import dev.aloud.server.Check;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All models of all adapters on the class path. Thread-safe; owns the adapters and closes them. */
public final class Catalogue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final List<SpeechAdapter> adapters;
    private final Map<String, SpeechAdapter> byModel = new LinkedHashMap<>();
    private final List<Thread> warmUps = new ArrayList<>();

    private Catalogue(List<SpeechAdapter> adapters) {
        this.adapters = List.copyOf(adapters);
        for (var adapter : this.adapters) {
            for (var model : adapter.models()) {
                if (byModel.putIfAbsent(model.id(), adapter) != null) {
                    throw new IllegalStateException("two adapters offer the model " + model.id());
                }
            }
        }
    }

    /** The adapters that {@link ServiceLoader} finds, by their models' ids: a folder's order is chance. Starts none of them. */
    public static Catalogue discover() {
        return of(ServiceLoader.load(SpeechAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(
                        adapter -> adapter.models().getFirst().id()))
                .toList());
    }

    /**
     * The given adapters.
     *
     * @throws IllegalStateException when two of them offer the same model
     */
    public static Catalogue of(List<SpeechAdapter> adapters) {
        return new Catalogue(adapters);
    }

    /** Every model with its present state, in a stable order. */
    public List<Model> models() {
        return adapters.stream().flatMap(a -> a.models().stream()).toList();
    }

    /** The model with this id. */
    public Optional<Model> model(String id) {
        var adapter = byModel.get(id);
        return adapter == null
                ? Optional.empty()
                : adapter.models().stream().filter(m -> m.id().equals(id)).findFirst();
    }

    /**
     * What is to be spoken with, checked.
     *
     * @param model a model's id
     * @param voice one of its voices, or null for its default
     * @param speedThousandths 1000 is the voice's own speed
     * @throws CatalogueException naming the field that is wrong
     */
    public Voicing voicing(String model, String voice, int speedThousandths) throws CatalogueException {
        var found = model(model)
                .orElseThrow(() -> new CatalogueException(
                        CatalogueException.Code.UNKNOWN_MODEL,
                        "model",
                        "There is no model \"" + model + "\"; there are: " + String.join(", ", byModel.keySet())));
        if (found.state() == ModelState.NOT_INSTALLED) {
            throw new CatalogueException(
                    CatalogueException.Code.NOT_INSTALLED,
                    "model",
                    "The model \"" + model + "\" is not installed on this machine; '"
                            + PackShelf.configured().hints().install(model) + "' installs it");
        }
        var wanted = voice == null ? found.defaultVoice() : voice;
        if (found.voices().stream().noneMatch(v -> v.id().equals(wanted))) {
            throw new CatalogueException(
                    CatalogueException.Code.UNKNOWN_VOICE,
                    "voice",
                    "The model \"" + model + "\" has no voice \"" + wanted + "\"; it has: "
                            + found.voices().stream().map(Voice::id).collect(Collectors.joining(", ")));
        }
        if (speedThousandths < Speed.MIN || speedThousandths > Speed.MAX) {
            throw new CatalogueException(
                    CatalogueException.Code.SPEED_OUT_OF_RANGE,
                    "speed",
                    "The speed must be from " + Speed.MIN / 1000.0 + " to " + Speed.MAX / 1000.0);
        }
        return new Voicing(found.id(), found.revision(), wanted, new Speed(speedThousandths));
    }

    /**
     * The adapter that speaks the model.
     *
     * @throws IllegalArgumentException when no model has this id
     */
    public SpeechAdapter adapterFor(String model) {
        var adapter = byModel.get(model);
        if (adapter == null) {
            throw new IllegalArgumentException("no model " + model);
        }
        return adapter;
    }

    /** Loads and warms up every adapter in the background; {@link #check} tells how far that is. */
    public synchronized void start() {
        if (!warmUps.isEmpty()) {
            return;
        }
        for (var adapter : adapters) {
            warmUps.add(Thread.ofPlatform().daemon().name("aloud-warm-up").start(() -> warmUp(adapter)));
        }
    }

    private void warmUp(SpeechAdapter adapter) {
        try {
            adapter.start();
            boolean ready = adapter.models().stream().allMatch(model -> model.state() == ModelState.READY);
            LOG.info(ready ? "Ready: {}" : "{}", adapter.describe());
        } catch (SynthesisException e) {
            LOG.error("{} does not start: {}", ids(adapter), e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String ids(SpeechAdapter adapter) {
        return adapter.models().stream().map(Model::id).collect(Collectors.joining(", "));
    }

    /** Whether there is a model, and every installed one is ready. */
    public Check check() {
        var problems = new ArrayList<String>();
        for (var adapter : adapters) {
            for (var model : adapter.models()) {
                if (model.state() == ModelState.LOADING) {
                    problems.add(model.id() + " is loading"
                            + adapter.failure().map(why -> ": " + why).orElse(""));
                }
            }
        }
        if (byModel.isEmpty()) {
            problems.add("no adapter was found");
        }
        return problems.isEmpty()
                ? new Check(
                        "models",
                        true,
                        adapters.stream().map(SpeechAdapter::describe).collect(Collectors.joining("; ")))
                : new Check("models", false, String.join("; ", problems));
    }

    /** Stops warm-ups and everything that is being spoken, and frees the engines. */
    @Override
    public synchronized void close() {
        warmUps.forEach(Thread::interrupt);
        adapters.forEach(SpeechAdapter::close);
    }
}
