package dev.aloud.server.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** The metrics of one server. Metrics are made once, where the server is wired; reading and counting are thread-safe. */
public final class MetricsRegistry {
    private final Map<String, Family> families = new LinkedHashMap<>();

    private record Family(String type, String help, List<Sample> samples) {}

    private sealed interface Sample {
        record Counted(String labels, DoubleSupplier value) implements Sample {}

        record Listed(Supplier<Map<String, Double>> values) implements Sample {}

        record Timed(Histogram histogram) implements Sample {}
    }

    /** A new counter; its name ends in {@code _total}. */
    public Counter counter(String name, String help) {
        return counter(name, help, "");
    }

    /** A new counter of a family, with labels such as {@code status="4xx"}. */
    public Counter counter(String name, String help, String labels) {
        var counter = new Counter();
        counter(name, help, labels, counter::value);
        return counter;
    }

    /** A counter that somebody else keeps. */
    public void counter(String name, String help, String labels, DoubleSupplier value) {
        add(name, "counter", help, new Sample.Counted(labels, value));
    }

    /** Something that is read when asked for. */
    public void gauge(String name, String help, DoubleSupplier value) {
        gauge(name, help, "", value);
    }

    /** A gauge of a family, with labels. */
    public void gauge(String name, String help, String labels, DoubleSupplier value) {
        add(name, "gauge", help, new Sample.Counted(labels, value));
    }

    /** A family of which it is known only when asked for which members it has: their labels, such as {@code check="cache"}. */
    public void gauges(String name, String help, Supplier<Map<String, Double>> values) {
        add(name, "gauge", help, new Sample.Listed(values));
    }

    /** A new histogram of times; its name ends in {@code _seconds}. */
    public Histogram histogram(String name, String help) {
        var histogram = new Histogram();
        add(name, "histogram", help, new Sample.Timed(histogram));
        return histogram;
    }

    private synchronized void add(String name, String type, String help, Sample sample) {
        families.computeIfAbsent(name, n -> new Family(type, help, new ArrayList<>()))
                .samples()
                .add(sample);
    }

    /** All of them in Prometheus's text format 0.0.4. */
    public synchronized String text() {
        var out = new StringBuilder(8192);
        families.forEach((name, family) -> {
            out.append("# HELP ").append(name).append(' ').append(family.help()).append('\n');
            out.append("# TYPE ").append(name).append(' ').append(family.type()).append('\n');
            for (var sample : family.samples()) {
                switch (sample) {
                    case Sample.Counted counted ->
                        line(out, name, counted.labels(), counted.value().getAsDouble());
                    case Sample.Listed listed ->
                        listed.values().get().forEach((labels, value) -> line(out, name, labels, value));
                    case Sample.Timed timed -> timed.histogram().write(out, name);
                }
            }
        });
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String labels, double value) {
        out.append(name);
        if (!labels.isEmpty()) {
            out.append('{').append(labels).append('}');
        }
        out.append(' ').append(number(value)).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
