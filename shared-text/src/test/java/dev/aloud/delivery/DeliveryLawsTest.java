package dev.aloud.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aloud.protocol.AudioFrame;
import dev.aloud.protocol.BlockAssembler;
import dev.aloud.protocol.Message;
import dev.aloud.protocol.Message.BlockState;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.protocol.ProtocolException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What holds after any course of events: windows, synthesis, failures, reconnections, a transport that reads by fits. */
final class DeliveryLawsTest {
    private static final int BLOCKS = 40;
    private static final DeliveryLimits LIMITS = new DeliveryLimits(5, 100_000);
    private static final int LARGEST = 80_000;

    @Property(tries = 300)
    void the_wire_keeps_every_law(@ForAll long seed, @ForAll @IntRange(min = 50, max = 400) int steps)
            throws ProtocolException {
        var course = new Course(seed);
        for (int i = 0; i < steps; i++) {
            course.step();
        }
        course.finish();
    }

    /** One random course; every item that is taken is checked against the laws. */
    private static final class Course {
        private final Random random;
        private Engine engine = new Engine(BLOCKS, LIMITS);
        private BlockAssembler assembler = new BlockAssembler();
        private Message.Want window = new Message.Want(0, 0, List.of());
        private Set<Integer> have = new HashSet<>();

        /** Blocks asked for and not answered, in this connection. */
        private final Set<Integer> open = new HashSet<>();

        private final Set<Integer> running = new HashSet<>();
        private int requestsSeen;
        private int withdrawalsSeen;

        private int underWay = -1;

        /** Sent whole since they entered the window. */
        private final Set<Integer> sent = new HashSet<>();

        private final Set<Integer> failed = new HashSet<>();

        Course(long seed) {
            random = new Random(seed);
        }

        void step() throws ProtocolException {
            switch (random.nextInt(8)) {
                case 0 -> want();
                case 1 ->
                    pick(open).ifPresent(i -> {
                        engine.delivery.running(i);
                        running.add(i);
                    });
                case 2, 3 -> pick(open).ifPresent(i -> answer(i, random.nextInt(6) == 0));
                case 4, 5, 6 -> take(random.nextInt(6));
                default -> {
                    if (random.nextInt(12) == 0) {
                        reconnect();
                    }
                }
            }
            observe();
            checkMemory();
        }

        /** From any state, a listener who goes on wanting and reading gets the whole window. */
        void finish() throws ProtocolException {
            sendWant(random.nextInt(BLOCKS - 8), 8);
            observe();
            for (int round = 0; round < 200 && !settled(); round++) {
                for (int i : List.copyOf(open)) {
                    answer(i, false);
                    observe();
                }
                take(50);
                observe();
                if (round % 5 == 4) {
                    sendWant(window.first(), window.count());
                    observe();
                }
            }
            assertThat(settled()).as("the window is served in the end").isTrue();
        }

        private boolean settled() {
            for (int i = window.first(); i < window.first() + window.count(); i++) {
                if (!have.contains(i)) {
                    return false;
                }
            }
            return true;
        }

        private void want() {
            int first = random.nextInt(BLOCKS);
            sendWant(first, random.nextInt(12));
        }

        private void sendWant(int first, int count) {
            var told = new ArrayList<Integer>();
            for (int i = first; i < first + count; i++) {
                if (have.contains(i)) {
                    told.add(i);
                }
            }
            var next = new Message.Want(first, count, told);
            sent.removeIf(i -> !next.contains(i));
            failed.removeIf(i -> !next.contains(i));
            window = next;
            engine.delivery.receive(next);
            engine.pump();
            if (underWay >= 0 && !next.contains(underWay)) {
                underWay = -1;
            }
        }

        private void answer(int index, boolean failing) {
            open.remove(index);
            running.remove(index);
            if (failing) {
                engine.delivery.failed(index, "engine_failed", "no", true);
            } else {
                engine.delivery.ready(index, Engine.sound(2 * random.nextInt(LARGEST / 2), random.nextBoolean()));
            }
            engine.pump();
        }

        private void observe() {
            for (; withdrawalsSeen < engine.withdrawn.size(); withdrawalsSeen++) {
                int index = engine.withdrawn.get(withdrawalsSeen);
                assertThat(running).as("what has begun is not withdrawn").doesNotContain(index);
                open.remove(index);
            }
            for (; requestsSeen < engine.requested.size(); requestsSeen++) {
                int index = engine.requested.get(requestsSeen);
                assertThat(window.contains(index))
                        .as("only the window is asked for")
                        .isTrue();
                assertThat(open.add(index))
                        .as("one request at a time for " + index)
                        .isTrue();
            }
        }

        private void take(int items) throws ProtocolException {
            for (int i = 0; i < items; i++) {
                Outgoing item = engine.delivery.next();
                if (item == null) {
                    return;
                }
                check(item);
                engine.pump();
            }
        }

        private void check(Outgoing item) throws ProtocolException {
            switch (item) {
                case Outgoing.Audio(AudioFrame frame) -> checkFrame(frame);
                case Outgoing.Text(BlockState state) -> checkState(state);
                case Outgoing.Text text -> {}
            }
        }

        private void checkFrame(AudioFrame frame) throws ProtocolException {
            int index = frame.blockIndex();
            assertThat(window.contains(index)).as("frame in the window").isTrue();
            assertThat(window.have()).as("not sent to who has it").doesNotContain(index);
            assertThat(sent).as("not sent twice").doesNotContain(index);
            assertThat(underWay == -1 || underWay == index)
                    .as("no interleaving")
                    .isTrue();
            // A block that was begun is finished, even where one before it has since been tried again.
            for (int i = window.first(); frame.offset() == 0 && i < index; i++) {
                assertThat(sent.contains(i)
                                || failed.contains(i)
                                || window.have().contains(i))
                        .as("window order: " + i + " before " + index)
                        .isTrue();
            }
            assertThat(assembler.accept(frame))
                    .as("ready comes after the frames")
                    .isEmpty();
            underWay = index;
        }

        private void checkState(BlockState state) throws ProtocolException {
            int index = state.index();
            assertThat(window.contains(index)).as("state in the window").isTrue();
            if (state.phase() instanceof Phase.Ready) {
                assertThat(assembler.accept(state)).as("a whole block").isPresent();
                underWay = -1;
                sent.add(index);
                have.add(index);
            } else if (state.phase() instanceof Phase.Failed) {
                failed.add(index);
            } else {
                failed.remove(index);
            }
        }

        private void checkMemory() {
            assertThat(engine.delivery.heldBytes())
                    .isLessThanOrEqualTo(LIMITS.maxHeldBytes() + LIMITS.maxOpenRequests() * LARGEST);
        }

        private void reconnect() {
            engine = new Engine(BLOCKS, LIMITS);
            assembler = new BlockAssembler();
            open.clear();
            running.clear();
            sent.clear();
            failed.clear();
            requestsSeen = 0;
            withdrawalsSeen = 0;
            underWay = -1;
            window = new Message.Want(0, 0, List.of());
            sendWant(random.nextInt(BLOCKS), 1 + random.nextInt(12));
        }

        private Optional<Integer> pick(Set<Integer> from) {
            return from.isEmpty()
                    ? Optional.empty()
                    : Optional.of(List.copyOf(from).get(random.nextInt(from.size())));
        }
    }
}
