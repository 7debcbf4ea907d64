package dev.aloud.adapter.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.adapter.Utterance;
import dev.aloud.adapter.testkit.Recording;
import dev.aloud.kokoro.KokoroModel;
import dev.aloud.pack.PackShelf;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What a long text has needed is kept while there is more to speak, and given back when there is not. */
@EnabledIf("dev.aloud.adapter.onnx.InstalledPacks#kokoro")
final class IdleMemoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @BeforeEach
    void a_second_is_idle() {
        System.setProperty(GraphWorkers.IDLE_SECONDS, "1");
    }

    @AfterEach
    void as_before() {
        System.clearProperty(GraphWorkers.IDLE_SECONDS);
    }

    @Test
    void an_idle_engine_gives_memory_back_and_still_speaks() throws Exception {
        try (KokoroAdapter adapter = new KokoroAdapter(PackShelf.configured())) {
            say(adapter, "Yes.");
            say(adapter, "The old building had never looked so good, inside and out. ".repeat(4));
            long busy = residentMib();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (residentMib() > busy - 150 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(100_000_000);
            }
            assertThat(residentMib()).isLessThan(busy - 150);
            assertThat(say(adapter, "Still here.").words()).hasSize(2);
        }
    }

    private static Recording say(KokoroAdapter adapter, String text) throws Exception {
        return Recording.of(
                adapter,
                new Utterance(
                        text,
                        new Voicing(KokoroModel.ID, KokoroModel.REVISION, KokoroModel.DEFAULT_VOICE, Speed.NORMAL)));
    }

    private static long residentMib() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS");
    }
}
