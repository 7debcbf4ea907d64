package dev.aloud.playback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.delivery.BlockInfo;
import dev.aloud.delivery.BlockSound;
import dev.aloud.delivery.Delivery;
import dev.aloud.delivery.DeliveryLimits;
import dev.aloud.delivery.JobBlocks;
import dev.aloud.delivery.JobHeader;
import dev.aloud.delivery.Outgoing;
import dev.aloud.protocol.AudioCodec;
import dev.aloud.protocol.BlockAssembler;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.BlockState;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.protocol.MessageCodec;
import dev.aloud.protocol.ProtocolException;
import dev.aloud.protocol.ReceivedBlock;
import dev.aloud.text.Speed;
import dev.aloud.text.Voicing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The planner against a real delivery, over a wire with delay: a listener who seeks, pauses and is cut off at random. */
final class ListeningTest {
    private static final int BLOCKS = 30;
    private static final int BLOCK_MS = 1000;
    private static final int BYTES = 2 * 16 * BLOCK_MS;
    private static final PlaybackLimits LIMITS = new PlaybackLimits(4_000, 2, 8, 1, 3, 12 * BYTES, 4, 50);

    @Property(tries = 200)
    void whatever_happens_every_block_from_the_last_seek_on_is_heard_in_order(@ForAll long seed)
            throws ProtocolException {
        var course = new Course(seed);
        course.start();
        for (int i = 0; i < 150; i++) {
            course.disturb();
            course.pass(10 + course.random.nextInt(300));
        }
        course.quiet();
        course.reconnect();
        course.seek(3);
        for (int i = 0; i < 2_000 && !course.planner.snapshot(course.now).finished(); i++) {
            course.pass(100);
        }

        assertThat(course.planner.snapshot(course.now).finished()).isTrue();
        assertThat(course.heard).isEqualTo(from(3));
    }

    @Property(tries = 50)
    void a_listener_who_only_listens_never_waits_and_is_sent_every_block_once(@ForAll long seed)
            throws ProtocolException {
        var course = new Course(seed);
        course.quiet();
        course.start();
        for (int i = 0; i < 2_000 && !course.planner.snapshot(course.now).finished(); i++) {
            course.pass(1 + course.random.nextInt(40));
        }

        assertThat(course.heard).isEqualTo(from(0));
        assertThat(course.received).isEqualTo(from(0));
        assertThat(course.planner.snapshot(course.now).starvations()).isZero();
    }

    @Property(tries = 50)
    void after_a_lost_connection_no_block_that_was_received_is_sent_again(@ForAll long seed) throws ProtocolException {
        var course = new Course(seed);
        course.quiet();
        course.start();
        for (int i = 0; i < 3_000 && !course.planner.snapshot(course.now).finished(); i++) {
            course.pass(1 + course.random.nextInt(40));
            if (course.random.nextInt(60) == 0) {
                course.reconnect();
            }
        }

        assertThat(course.heard).isEqualTo(from(0));
        assertThat(course.received).isEqualTo(from(0));
    }

    private static List<Integer> from(int first) {
        var all = new ArrayList<Integer>();
        for (int i = first; i < BLOCKS; i++) {
            all.add(i);
        }
        return all;
    }

    /** Both ends, the wire between them, and the clock. */
    private static final class Course {
        private record Flying(long atMs, Object thing) {}

        private record Answer(int index, boolean failing) {}

        private final Random random;
        private final PlaybackPlanner planner = new PlaybackPlanner(LIMITS);
        private final SilentOutput output = new SilentOutput(planner, 1000);
        private final JobBlocks blocks;
        private final List<Integer> heard = new ArrayList<>();
        private final List<Integer> received = new ArrayList<>();
        private final ArrayDeque<Flying> down = new ArrayDeque<>();
        private final ArrayDeque<Flying> up = new ArrayDeque<>();
        private final ArrayDeque<Flying> synthesis = new ArrayDeque<>();
        private Delivery delivery;
        private BlockAssembler assembler = new BlockAssembler();
        private boolean failures = true;
        private long now = 5_000;

        Course(long seed) {
            random = new Random(seed);
            var infos = new ArrayList<BlockInfo>();
            for (int i = 0; i < BLOCKS; i++) {
                infos.add(new BlockInfo(i * 10, i * 10 + 9, "key" + i, BLOCK_MS));
                planner.addBlock(BLOCK_MS);
            }
            planner.completeBlocks();
            blocks = JobBlocks.of(infos);
        }

        void start() throws ProtocolException {
            connect();
            planner.resume(now);
            seek(0);
        }

        void quiet() {
            failures = false;
        }

        void disturb() throws ProtocolException {
            switch (random.nextInt(10)) {
                case 0 -> seek(random.nextInt(BLOCKS));
                case 1 -> reconnect();
                case 2 -> planner.evicted(random.nextInt(BLOCKS));
                case 3 -> {
                    planner.pause(now);
                    planner.resume(now);
                }
                default -> {}
            }
        }

        void seek(int index) throws ProtocolException {
            output.clear();
            heard.clear();
            planner.seek(index, now);
            drain();
        }

        void reconnect() throws ProtocolException {
            planner.disconnected(now);
            connect();
            drain();
        }

        void pass(int ms) throws ProtocolException {
            long until = now + ms;
            while (now < until) {
                now++;
                output.moveTo(now);
                land();
                drain();
            }
        }

        private void connect() {
            down.clear();
            up.clear();
            synthesis.clear();
            assembler.reset();
            var voicing = new Voicing("flite", "r1", "slt", Speed.NORMAL);
            var header = new JobHeader("job", voicing, AudioCodec.PCM, 16_000);
            delivery = new Delivery(header, blocks, DeliveryLimits.DEFAULT);
            planner.connected(now);
        }

        private void land() throws ProtocolException {
            while (!up.isEmpty() && up.peek().atMs <= now) {
                delivery.receive((String) up.remove().thing);
            }
            while (!synthesis.isEmpty() && synthesis.peek().atMs <= now) {
                var answer = (Answer) synthesis.remove().thing;
                if (answer.failing) {
                    delivery.failed(answer.index, "engine_failed", "no", random.nextInt(3) > 0);
                } else {
                    delivery.ready(answer.index, new BlockSound(new byte[BYTES], BYTES / 2, List.of(), false));
                }
            }
            while (!down.isEmpty() && down.peek().atMs <= now) {
                receive((Outgoing) down.remove().thing);
            }
        }

        private void receive(Outgoing item) throws ProtocolException {
            Optional<ReceivedBlock> whole = switch (item) {
                case Outgoing.Audio audio -> assembler.accept(audio.frame());
                case Outgoing.Text(BlockState state) -> {
                    if (state.phase() instanceof Phase.Failed failed) {
                        planner.failed(state.index(), failed.retryable(), now);
                    }
                    yield assembler.accept(state);
                }
                case Outgoing.Text(Message.ProtocolError error) -> throw new AssertionError(error);
                case Outgoing.Text text -> Optional.empty();
            };
            whole.ifPresent(block -> {
                received.add(block.index());
                planner.arrived(block.index(), block.durationMs(), block.audio().length, now);
            });
        }

        private void drain() {
            while (planner.nextEviction() != PlaybackPlanner.NONE) {}
            for (int i = planner.nextBlock(now); i != PlaybackPlanner.NONE; i = planner.nextBlock(now)) {
                heard.add(i);
                output.play(i, BLOCK_MS, now);
            }
            for (var want = planner.nextWant(now); want.isPresent(); want = planner.nextWant(now)) {
                up.add(new Flying(now + 5, MessageCodec.encode(want.get())));
            }
            while (delivery.nextWithdrawal() != Delivery.NONE) {}
            for (int i = delivery.nextRequest(); i != Delivery.NONE; i = delivery.nextRequest()) {
                synthesis.add(new Flying(now + 30, new Answer(i, failures && random.nextInt(8) == 0)));
            }
            for (Outgoing item = delivery.next(); item != null; item = delivery.next()) {
                down.add(new Flying(now + 5, item));
            }
        }
    }
}
