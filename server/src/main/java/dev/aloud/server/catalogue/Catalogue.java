package dev.aloud.server.catalogue;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.Voice;
import dev.aloud.pack.PackShelf;
import dev.aloud.server.Check;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every model that somebody speaks: those of the adapters in this process, and those that workers have announced. Thread-safe; owns
 * the adapters and closes them.
 */
public final class Catalogue implements AutoCloseable {
    private final LocalModels local;
    private final Supplier<List<Announced>> announced;
    private final Instant since = Instant.now();

    /** Every model there has been: a job outlives the last worker that spoke for it. */
    private final Map<String, Model> seen = new ConcurrentHashMap<>();

    private Catalogue(LocalModels local, Supplier<List<Announced>> announced) {
        this.local = local;
        this.announced = announced;
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
     * The given adapters; this process speaks all their models, and nobody else any.
     *
     * @throws IllegalStateException when two of them offer the same model
     */
    public static Catalogue of(List<SpeechAdapter> adapters) {
        return new Catalogue(new LocalModels(adapters, _ -> true), List::of);
    }

    /**
     * The same adapters, which it takes over from this one, in a process that speaks only some of their models and has workers.
     *
     * @param spoken whether this process speaks the model with this id
     * @param workers what workers have announced lately; asked often, so it must answer at once
     */
    public Catalogue shared(Predicate<String> spoken, Supplier<List<Announced>> workers) {
        return new Catalogue(local.speaking(spoken), workers);
    }

    private Offers offers() {
        var offers = new Offers(local.models(), since, announced.get());
        offers.models().forEach(model -> seen.put(model.id(), model));
        return offers;
    }

    /** The best state in which somebody who is there, in this process or elsewhere, has the model in just this revision. */
    public Optional<ModelState> presentState(Voicing voicing) {
        return Stream.concat(
                        local.models().stream(),
                        announced.get().stream().filter(Announced::present).map(Announced::model))
                .filter(model ->
                        model.id().equals(voicing.model()) && model.revision().equals(voicing.revision()))
                .map(Model::state)
                .min(Comparator.naturalOrder());
    }

    /** Every model with its present state, in a stable order: ready when anybody is ready to speak it. */
    public List<Model> models() {
        return offers().models();
    }

    /** The model with this id. */
    public Optional<Model> model(String id) {
        return offers().model(id);
    }

    /** The models that this process speaks itself. */
    public List<Model> here() {
        return local.models();
    }

    /** Why a model that this process speaks is still loading, if something has gone wrong. */
    public Optional<String> failure(String model) {
        return local.failure(model);
    }

    /** A model as it is or was last, also one that nobody speaks any more; empty when it was never heard of. */
    public Optional<Model> lastKnown(String id) {
        return model(id).or(() -> Optional.ofNullable(seen.get(id))).or(() -> local.known(id));
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
        var offers = offers();
        var found = offers.model(model)
                .orElseThrow(() -> new CatalogueException(
                        CatalogueException.Code.UNKNOWN_MODEL,
                        "model",
                        "There is no model \"" + model + "\"; there are: "
                                + offers.models().stream().map(Model::id).collect(Collectors.joining(", "))));
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
     * The adapter with which this process speaks the model.
     *
     * @throws IllegalArgumentException when it does not speak it
     */
    public SpeechAdapter adapterFor(String model) {
        return local.adapterFor(model).orElseThrow(() -> new IllegalArgumentException("no model " + model));
    }

    /** Loads and warms up every adapter that is spoken with, in the background; {@link #check} tells how far that is. */
    public void start() {
        local.start();
    }

    /** Whether there is a model that can be spoken with, and every one that is installed here is ready; degraded while workers are missing. */
    public Check check() {
        var offers = offers();
        var models = offers.models();
        var notes = new ArrayList<String>();
        boolean ok = true;
        for (var model : models) {
            if (model.state() == ModelState.LOADING) {
                boolean here = local.adapterFor(model.id()).isPresent();
                ok &= !here;
                notes.add(
                        here
                                ? model.id() + " is loading"
                                        + local.failure(model.id())
                                                .map(why -> ": " + why)
                                                .orElse("")
                                : model.id() + " has no worker that is ready");
            }
        }
        if (models.isEmpty()) {
            notes.add("nobody speaks: this process does not, and no worker has announced a model");
            ok = false;
        }
        // Workers are missing for all gateways alike; what is cached can be heard here as well as anywhere.
        boolean workersAreMissing = !models.isEmpty()
                && local.models().isEmpty()
                && models.stream().noneMatch(model -> model.state() == ModelState.READY);
        notes.addAll(offers.conflicts());
        var running = new ArrayList<>(ok && !workersAreMissing ? local.descriptions() : List.<String>of());
        running.addAll(offers.counts());
        running.addAll(notes);
        var detail = String.join("; ", running);
        return workersAreMissing ? Check.degraded("models", detail) : new Check("models", ok, detail);
    }

    /** Stops warm-ups and everything that is being spoken, and frees the engines. */
    @Override
    public void close() {
        local.close();
    }
}
