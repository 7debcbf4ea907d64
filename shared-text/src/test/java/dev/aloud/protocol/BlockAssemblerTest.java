package dev.aloud.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.aloud.protocol.Message.BlockState;
import dev.aloud.protocol.Message.Phase;
import dev.aloud.protocol.ProtocolException.Code;
import dev.aloud.text.WordMark;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class BlockAssemblerTest {
    private static final List<WordMark> WORDS = List.of(new WordMark(0, 2, 0, 1));
    private final BlockAssembler assembler = new BlockAssembler();

    private static AudioFrame frame(int index, int offset, int length, boolean last) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (offset + i);
        }
        return new AudioFrame(index, offset, last, AudioCodec.PCM, 16_000, length / 2, payload, 0, length);
    }

    private static BlockState ready(int index, int bytes) {
        return new BlockState(index, 0, 5, "key", false, new Phase.Ready(bytes / 2, bytes, WORDS));
    }

    @Test
    void frames_and_then_ready_make_a_block() throws ProtocolException {
        assertThat(assembler.accept(frame(3, 0, 4, false))).isEmpty();
        assertThat(assembler.accept(frame(3, 4, 2, true))).isEmpty();

        assertThat(assembler.accept(ready(3, 6))).hasValueSatisfying(block -> {
            assertThat(block.index()).isEqualTo(3);
            assertThat(block.audio()).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(block.words()).isEqualTo(WORDS);
            assertThat(block.samples()).isEqualTo(3);
        });
        assertThat(assembler.pendingBytes()).isZero();
    }

    @Test
    void ready_and_then_frames_make_a_block_too() throws ProtocolException {
        assertThat(assembler.accept(ready(3, 6))).isEmpty();
        assertThat(assembler.accept(frame(3, 0, 6, true))).isPresent();
    }

    @Test
    void other_states_change_nothing() throws ProtocolException {
        assembler.accept(frame(3, 0, 6, true));
        assertThat(assembler.accept(new BlockState(3, 0, 5, "key", false, new Phase.Running())))
                .isEmpty();
        assertThat(assembler.accept(ready(3, 6))).isPresent();
    }

    @Test
    void a_block_left_unfinished_makes_way_for_the_next() throws ProtocolException {
        assembler.accept(frame(3, 0, 4, false));
        assembler.accept(frame(9, 0, 2, true));

        assertThat(assembler.accept(ready(9, 2))).isPresent();
    }

    @Test
    void interleaved_blocks_are_refused() throws ProtocolException {
        assembler.accept(frame(3, 0, 4, false));
        assembler.accept(frame(4, 0, 4, false));

        refused(() -> assembler.accept(frame(3, 4, 2, true)), Code.FRAME_ORDER);
    }

    @Test
    void a_gap_an_overlap_or_a_frame_after_the_last_is_refused() throws ProtocolException {
        refused(() -> assembler.accept(frame(3, 4, 2, false)), Code.FRAME_ORDER);
        assembler.accept(frame(3, 0, 4, false));
        refused(() -> assembler.accept(frame(3, 6, 2, false)), Code.FRAME_ORDER);
        assembler.accept(frame(3, 0, 4, false));
        refused(() -> assembler.accept(frame(3, 2, 2, false)), Code.FRAME_ORDER);
        assembler.accept(frame(3, 0, 4, true));
        refused(() -> assembler.accept(frame(3, 4, 2, true)), Code.FRAME_ORDER);
    }

    @Test
    void a_codec_or_rate_that_changes_midway_is_refused() throws ProtocolException {
        assembler.accept(frame(3, 0, 4, false));
        var other = new AudioFrame(3, 4, true, AudioCodec.PCM, 8_000, 1, new byte[2], 0, 2);

        refused(() -> assembler.accept(other), Code.FRAME_ORDER);
    }

    @Test
    void a_ready_message_that_disagrees_with_the_frames_is_refused() throws ProtocolException {
        assembler.accept(frame(3, 0, 4, true));

        refused(() -> assembler.accept(ready(3, 6)), Code.BLOCK_MISMATCH);
    }

    @Test
    void a_block_without_end_is_refused_at_the_limit() throws ProtocolException {
        int size = Limits.MAX_PAYLOAD_BYTES;
        for (int at = 0; at < Limits.MAX_BLOCK_BYTES; at += size) {
            assembler.accept(frame(3, at, size, false));
        }

        refused(() -> assembler.accept(frame(3, Limits.MAX_BLOCK_BYTES, 2, true)), Code.TOO_LARGE);
        assertThat(assembler.pendingBytes()).isZero();
    }

    @Property
    void a_block_cut_anywhere_is_joined_to_what_it_was(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 2000) Integer> halves)
            throws ProtocolException {
        var joiner = new BlockAssembler();
        int at = 0;
        for (int i = 0; i < halves.size(); i++) {
            int length = halves.get(i) * 2;
            joiner.accept(frame(7, at, length, i == halves.size() - 1));
            at += length;
        }
        ReceivedBlock block = joiner.accept(ready(7, at)).orElseThrow();

        byte[] expected = new byte[at];
        for (int i = 0; i < at; i++) {
            expected[i] = (byte) i;
        }
        assertThat(block.audio()).isEqualTo(expected);
    }

    private static void refused(ThrowingCallable call, Code code) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ProtocolException.class))
                .extracting(ProtocolException::code)
                .isEqualTo(code);
    }
}
