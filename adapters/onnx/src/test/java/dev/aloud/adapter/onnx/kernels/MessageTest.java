package dev.aloud.adapter.onnx.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of Protocol Buffers, as they are written and as they are read. */
final class MessageTest {
    private static List<Message.Field> fields(byte[] bytes) {
        List<Message.Field> fields = new ArrayList<>();
        new Message(MemorySegment.ofArray(bytes)).forEach(fields::add);
        return fields;
    }

    @Test
    void what_is_written_is_read() {
        MessageWriter inner = new MessageWriter().number(1, 5).text(2, "füllt");
        byte[] bytes =
                new MessageWriter().message(7, inner).number(300, 1L << 40).toBytes();
        List<Message.Field> fields = fields(bytes);
        assertThat(fields).extracting(Message.Field::number).containsExactly(7, 300);
        assertThat(fields.get(1).value()).isEqualTo(1L << 40);
        List<Message.Field> inside = new ArrayList<>();
        fields.getFirst().content().forEach(inside::add);
        assertThat(inside.getFirst().value()).isEqualTo(5);
        assertThat(inside.get(1).text()).isEqualTo("füllt");
        assertThat(bytes[(int) inside.get(1).tag()]).isEqualTo((byte) (2 << 3 | 2));
    }

    @Test
    void fields_of_fixed_length_are_passed_over() {
        byte[] bytes = {1 << 3 | 5, 1, 2, 3, 4, 2 << 3 | 1, 1, 2, 3, 4, 5, 6, 7, 8, 3 << 3, 9};
        assertThat(fields(bytes)).extracting(Message.Field::number).containsExactly(1, 2, 3);
        assertThat(fields(bytes).getLast().value()).isEqualTo(9);
    }

    @Test
    void what_is_cut_off_is_no_message() {
        byte[] whole = new MessageWriter().text(1, "a text of some length").toBytes();
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> fields(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> fields(new byte[] {1 << 3 | 7})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fields(new byte[] {1 << 3 | 2, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
