package dev.aloud.adapter.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class MemoryFileTest {
    @Test
    void what_is_written_is_read_from_where_the_position_is() {
        MemoryFile file = new MemoryFile(100);
        OpenFile open = new OpenFile(file);
        open.write(new byte[] {1, 2, 3, 4});
        assertThat(open.seek(1, 0)).isEqualTo(1);
        assertThat(open.read(2)).containsExactly(2, 3);
        assertThat(open.seek(-1, 1)).isEqualTo(2);
        assertThat(open.seek(-4, 2)).isZero();
        assertThat(open.read(10)).containsExactly(1, 2, 3, 4);
        assertThat(open.read(10)).isEmpty();
    }

    @Test
    void a_header_is_written_again_over_itself() {
        MemoryFile file = new MemoryFile(100);
        OpenFile open = new OpenFile(file);
        open.write(new byte[] {1, 2, 3, 4});
        open.seek(0, 0);
        open.write(new byte[] {9});
        assertThat(file.content()).containsExactly(9, 2, 3, 4);
    }

    @Test
    void a_gap_is_filled_with_zeros_even_where_something_was_cut_off() {
        MemoryFile file = new MemoryFile(100);
        file.write(0, new byte[] {1, 2, 3, 4});
        file.truncate();
        file.write(3, new byte[] {5});
        assertThat(file.content()).containsExactly(0, 0, 0, 5);
    }

    @Test
    void a_file_does_not_pass_its_limit() {
        MemoryFile file = new MemoryFile(4);
        file.write(0, new byte[4]);
        assertThatThrownBy(() -> file.write(4, new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> file.write(Integer.MAX_VALUE, new byte[1])).isInstanceOf(IllegalStateException.class);
        assertThat(file.size()).isEqualTo(4);
    }

    @Test
    void there_is_no_place_before_the_start_or_of_an_unknown_kind() {
        OpenFile open = new OpenFile(new MemoryFile(4));
        assertThat(open.seek(-1, 0)).isNegative();
        assertThat(open.seek(0, 7)).isNegative();
        assertThat(open.seek(Long.MAX_VALUE, 0)).isNegative();
    }
}
