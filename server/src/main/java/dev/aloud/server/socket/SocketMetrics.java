package dev.aloud.server.socket;

import dev.aloud.server.metrics.Counter;
import dev.aloud.server.metrics.Histogram;
import dev.aloud.server.metrics.MetricsRegistry;

/**
 * What is measured of listeners.
 *
 * @param opened connections opened
 * @param slow connections dropped because the listener did not read
 * @param silent connections dropped because the listener did not answer
 * @param violations connections closed because the listener broke the WebSocket protocol
 * @param audioBytes audio written, in bytes of payload
 * @param firstAudio time from a {@code want} to the first audio of its first block
 */
record SocketMetrics(
        Counter opened, Counter slow, Counter silent, Counter violations, Counter audioBytes, Histogram firstAudio) {
    static SocketMetrics in(MetricsRegistry registry) {
        String dropped = "aloud_ws_dropped_total";
        String help = "Listeners dropped by the server, by reason.";
        return new SocketMetrics(
                registry.counter("aloud_ws_opened_total", "Listeners connected since the start."),
                registry.counter(dropped, help, "reason=\"slow\""),
                registry.counter(dropped, help, "reason=\"silent\""),
                registry.counter(dropped, help, "reason=\"violation\""),
                registry.counter("aloud_ws_audio_bytes_total", "Audio sent to listeners."),
                registry.histogram(
                        "aloud_first_audio_seconds",
                        "Time from a want to the first audio of the block at the cursor."));
    }
}
