package dev.aloud.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SpeedTest {
    @Test
    void a_speed_out_of_range_is_refused_with_the_range_in_the_message() {
        assertThatThrownBy(() -> new Speed(Speed.MAX + 1)).hasMessageContaining("250 to 4000");
    }

    @Property
    void a_speed_is_in_range_or_refused(@ForAll int thousandths) {
        if (thousandths >= Speed.MIN && thousandths <= Speed.MAX) {
            assertThat(new Speed(thousandths).thousandths()).isEqualTo(thousandths);
        } else {
            assertThatThrownBy(() -> new Speed(thousandths)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
