package dev.aloud.server.catalogue;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import dev.aloud.adapter.SpeechAdapter;
import dev.aloud.adapter.SynthesisException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The adapters of this process, and which of their models it speaks. Thread-safe; owns the adapters and closes them. */
final class LocalModels implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalModels.class);

    private final List<SpeechAdapter> adapters;
    private final Map<String, SpeechAdapter> byModel = new LinkedHashMap<>();
    private final Predicate<String> spoken;
    private final List<Thread> warmUps = new ArrayList<>();

    LocalModels(List<SpeechAdapter> adapters, Predicate<String> spoken) {
        this.adapters = List.copyOf(adapters);
        this.spoken = spoken;
        for (var adapter : this.adapters) {
            for (var model : adapter.models()) {
                if (byModel.putIfAbsent(model.id(), adapter) != null) {
                    throw new IllegalStateException("two adapters offer the model " + model.id());
                }
            }
        }
    }

    /** The same adapters, where other models are spoken. */
    LocalModels speaking(Predicate<String> others) {
        return new LocalModels(adapters, others);
    }

    /** Every model that this process speaks, with its present state, in a stable order. */
    List<Model> models() {
        return adapters.stream()
                .flatMap(adapter -> adapter.models().stream())
                .filter(model -> spoken.test(model.id()))
                .toList();
    }

    /** A model of an adapter that is here, whether this process speaks it or not. */
    Optional<Model> known(String id) {
        return Optional.ofNullable(byModel.get(id))
                .flatMap(adapter -> adapter.models().stream()
                        .filter(model -> model.id().equals(id))
                        .findFirst());
    }

    Optional<SpeechAdapter> adapterFor(String model) {
        return Optional.ofNullable(byModel.get(model)).filter(_ -> spoken.test(model));
    }

    /** Why a model is still loading, as far as its adapter tells. */
    Optional<String> failure(String model) {
        return adapterFor(model).flatMap(SpeechAdapter::failure);
    }

    private List<SpeechAdapter> inUse() {
        return adapters.stream()
                .filter(adapter -> adapter.models().stream().map(Model::id).anyMatch(spoken))
                .toList();
    }

    /** What runs, one line an adapter. */
    List<String> descriptions() {
        return inUse().stream().map(SpeechAdapter::describe).toList();
    }

    /** Loads and warms up every adapter that is spoken with, in the background. */
    synchronized void start() {
        if (!warmUps.isEmpty()) {
            return;
        }
        for (var adapter : inUse()) {
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

    @Override
    public synchronized void close() {
        warmUps.forEach(Thread::interrupt);
        adapters.forEach(SpeechAdapter::close);
    }
}
