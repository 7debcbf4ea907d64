package dev.aloud.server.catalogue;

import dev.aloud.adapter.Model;
import dev.aloud.adapter.ModelState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** At one moment, who speaks what: for each model this process and the workers that offer it. Immutable. */
final class Offers {
    private static final String HERE = "this process";

    /** Who is ready counts more than who is not, and among equals the newer one: it has what was installed last. */
    private static final Comparator<Announced> BEST = Comparator.<Announced, ModelState>comparing(
                    offer -> offer.model().state(), Comparator.reverseOrder())
            .thenComparing(Announced::since);

    private final Map<String, List<Announced>> byModel = new LinkedHashMap<>();

    Offers(List<Model> here, Instant since, List<Announced> elsewhere) {
        here.forEach(model -> add(new Announced(HERE, since, model)));
        elsewhere.stream()
                .sorted(Comparator.comparing(offer -> offer.model().id()))
                .forEach(this::add);
    }

    private void add(Announced offer) {
        byModel.computeIfAbsent(offer.model().id(), _ -> new ArrayList<>()).add(offer);
    }

    /** Every model as it is offered best. */
    List<Model> models() {
        return byModel.values().stream().map(Offers::best).toList();
    }

    Optional<Model> model(String id) {
        return Optional.ofNullable(byModel.get(id)).map(Offers::best);
    }

    private static Model best(List<Announced> offers) {
        return offers.stream().max(BEST).orElseThrow().model();
    }

    /** For each model that is ready somewhere else, on how many workers. */
    List<String> counts() {
        return byModel.entrySet().stream()
                .map(entry -> Map.entry(
                        entry.getKey(),
                        entry.getValue().stream()
                                .filter(offer -> !offer.worker().equals(HERE)
                                        && offer.model().state() == ModelState.READY)
                                .count()))
                .filter(entry -> entry.getValue() > 0)
                .map(entry ->
                        entry.getKey() + " on " + entry.getValue() + (entry.getValue() == 1 ? " worker" : " workers"))
                .toList();
    }

    /** A line for each model that different workers are ready to speak differently. */
    List<String> conflicts() {
        var lines = new ArrayList<String>();
        byModel.forEach((id, offers) -> {
            var revisions = offers.stream()
                    .filter(offer -> offer.model().state() == ModelState.READY)
                    .collect(Collectors.groupingBy(
                            offer -> offer.model().revision(),
                            LinkedHashMap::new,
                            Collectors.mapping(Announced::worker, Collectors.joining(", "))));
            if (revisions.size() > 1) {
                lines.add(id + " is here in different revisions: "
                        + revisions.entrySet().stream()
                                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                                .collect(Collectors.joining(", "))
                        + "; new jobs get " + best(offers).revision());
            }
        });
        return lines;
    }
}
