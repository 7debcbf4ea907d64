package dev.aloud.adapter.onnx.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel against the same in numbers of twice as many digits, with the JDK's sine. */
final class NormSnakeTest {
    private static final float EPSILON = 1e-5f;

    private static float[] random(int length, float middle, float width) {
        Random random = new Random(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = middle + width * (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] ours(NormSnake snake, float[] values) {
        float[] output = new float[values.length];
        NormSnake.Scratch scratch = new NormSnake.Scratch();
        snake.compute(MemorySegment.ofArray(random(4_000, 9, 9)), MemorySegment.ofArray(new float[4_000]), scratch);
        snake.compute(MemorySegment.ofArray(values), MemorySegment.ofArray(output), scratch);
        return output;
    }

    private static float[] exact(NormSnake snake, float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += (double) value / values.length;
        }
        double variance = 0;
        for (float value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        float[] output = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            double styled = (values[i] - mean) / Math.sqrt(variance + snake.epsilon()) * snake.scale() + snake.shift();
            double sine = Math.sin(styled * snake.alpha());
            output[i] = (float) (styled + sine * sine * snake.perAlpha());
        }
        return output;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 2_047, 2_048, 2_049, 10_000, 91_681})
    void a_channel_of_any_length_is_as_it_should_be(int length) {
        NormSnake snake = new NormSnake(1.3f, -0.4f, EPSILON, 2.5f, 0.4f);
        float[] values = random(length, 0.7f, 3);
        assertThat(ours(snake, values)).containsExactly(exact(snake, values), within(1e-5f));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 1", "5, 30, 0.01, 100", "-2, 7, 9, 0.11", "1, 100, 20, 0.05", "40, 0, -1, -1"})
    void whatever_the_style_is(float scale, float shift, float alpha, float perAlpha) {
        NormSnake snake = new NormSnake(scale, shift, EPSILON, alpha, perAlpha);
        float[] values = random(5_000, -20, 0.5f);
        float error = 1e-5f * (1 + Math.abs(scale) + Math.abs(shift)) * (1 + Math.abs(alpha * perAlpha));
        assertThat(ours(snake, values)).containsExactly(exact(snake, values), within(error));
    }

    /** Where an argument may be greater than what can be reduced quickly. With no sine left out, it stays between the bounds. */
    @Test
    void arguments_of_any_size_have_a_sine() {
        NormSnake snake = new NormSnake(1, 0, EPSILON, 3e5f, 1);
        float[] values = random(5_000, 0, 1);
        float[] straight = ours(new NormSnake(1, 0, EPSILON, 0, 0), values);
        float[] output = ours(snake, values);
        for (int i = 0; i < values.length; i++) {
            double sine = Math.sin(straight[i] * 3e5f);
            assertThat((double) output[i]).isCloseTo(straight[i] + sine * sine, within(1e-5));
        }
    }

    @Test
    void a_channel_of_one_number_becomes_its_shift() {
        float[] values = new float[3_000];
        Arrays.fill(values, 12.5f);
        assertThat(ours(new NormSnake(3, 0.5f, EPSILON, 1, 0), values)).containsOnly(0.5f);
    }

    @Test
    void what_is_no_number_spreads_as_it_does_in_a_mean() {
        float[] values = random(3_000, 0, 1);
        values[17] = Float.NaN;
        assertThat(ours(new NormSnake(1, 0, EPSILON, 1, 1), values)).containsOnly(Float.NaN);
        values[17] = Float.POSITIVE_INFINITY;
        assertThat(ours(new NormSnake(1, 0, EPSILON, 1, 1), values)).containsOnly(Float.NaN);
    }

    @Test
    void the_result_may_lie_where_the_numbers_were() {
        NormSnake snake = new NormSnake(1.3f, -0.4f, EPSILON, 2.5f, 0.4f);
        float[] values = random(5_000, 0, 1);
        float[] elsewhere = ours(snake, values);
        snake.compute(MemorySegment.ofArray(values), MemorySegment.ofArray(values), new NormSnake.Scratch());
        assertThat(values).isEqualTo(elsewhere);
    }
}
