package dev.aloud.adapter.onnx.kernels;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Computes one channel of a step of Kokoro's generator. Its loops are over arrays that the processor's nearest memory holds, so
 * that the JVM's compiler makes vector instructions of them: in arrays it knows that what is written is not what is read next.
 *
 * <p>The sine: the multiple of π that is nearest is taken away by Cody and Waite's method (π in parts of few bits, whose
 * products are exact), and a polynomial does the rest; its sign does not matter, for it is squared. The coefficients are our
 * own: Remez' exchange algorithm, for the least relative error on ±π/2, with forty digits, and again for those that follow
 * each time one was rounded to a float. What they leave is 6.3e-9.
 *
 * @param scale of the channel, when its deviation is 1
 * @param shift what is added to it then
 * @param epsilon what is added to its variance
 * @param alpha what the sine's argument is multiplied by
 * @param perAlpha what the sine's square is multiplied by
 */
record NormSnake(float scale, float shift, float epsilon, float alpha, float perAlpha) {
    private static final int AT_ONCE = 2_048;

    /** Sums of every so manyth number: some vectors' worth of sums that do not wait for each other. */
    private static final int SUMS = 256;

    /** The greatest argument whose nearest multiple of π needs no more bits than the parts of π leave free. */
    private static final double GREATEST = 8_192;

    /** Added and taken away again, this rounds to the nearest whole number. */
    private static final float ROUND = 0x1.8p23f;

    private static final float PER_PI = (float) (1 / Math.PI);
    private static final float PI_1 = 0x1.92p+1f;
    private static final float PI_2 = 0x1.fb4p-11f;
    private static final float PI_3 = 0x1.4442d2p-23f;

    private static final float C3 = -0x1.55554cp-3f;
    private static final float C5 = 0x1.110edap-7f;
    private static final float C7 = -0x1.9f70e2p-13f;
    private static final float C9 = 0x1.5dc754p-19f;

    /** What a thread needs to compute channels, one after the other. */
    static final class Scratch {
        private final float[] values = new float[AT_ONCE];
        private final float[] sums = new float[SUMS];
    }

    /** Computes a channel; the result may lie where the input does. */
    void compute(MemorySegment input, MemorySegment output, Scratch scratch) {
        int length = Math.toIntExact(input.byteSize() / Float.BYTES);
        float[] values = scratch.values;
        float[] sums = scratch.sums;
        Arrays.fill(sums, 0);
        for (int at = 0; at < length; at += AT_ONCE) {
            int count = read(input, at, values);
            for (int from = 0; from < count; from += SUMS) {
                add(values, from, sums, Math.min(SUMS, count - from));
            }
        }
        float mean = (float) (total(sums) / length);
        Arrays.fill(sums, 0);
        for (int at = 0; at < length; at += AT_ONCE) {
            int count = read(input, at, values);
            for (int from = 0; from < count; from += SUMS) {
                addSquares(values, from, sums, Math.min(SUMS, count - from), mean);
            }
        }
        float factor = scale / (float) Math.sqrt((float) (total(sums) / length) + epsilon);
        // No number is further from the mean of n than √n deviations (Samuelson's inequality), so this need not be
        // looked for.
        boolean usual = Math.abs(alpha) * (Math.abs(scale) * Math.sqrt(length) + Math.abs(shift)) < GREATEST;
        for (int at = 0; at < length; at += AT_ONCE) {
            int count = read(input, at, values);
            if (usual) {
                snake(values, count, mean, factor);
            } else {
                snakeOfAnything(values, count, mean, factor);
            }
            MemorySegment.copy(values, 0, output, JAVA_FLOAT, (long) at * Float.BYTES, count);
        }
    }

    private static int read(MemorySegment input, int at, float[] values) {
        long from = (long) at * Float.BYTES;
        int count = (int) Math.min(AT_ONCE, (input.byteSize() - from) / Float.BYTES);
        MemorySegment.copy(input, JAVA_FLOAT, from, values, 0, count);
        return count;
    }

    private static void add(float[] values, int from, float[] sums, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += values[from + i];
        }
    }

    private static void addSquares(float[] values, int from, float[] sums, int count, float mean) {
        for (int i = 0; i < count; i++) {
            float off = values[from + i] - mean;
            sums[i] += off * off;
        }
    }

    private static double total(float[] sums) {
        double total = 0;
        for (float sum : sums) {
            total += sum;
        }
        return total;
    }

    private void snake(float[] values, int count, float mean, float factor) {
        float moved = shift;
        float more = alpha;
        float less = perAlpha;
        for (int i = 0; i < count; i++) {
            float styled = (values[i] - mean) * factor + moved;
            float x = styled * more;
            float turns = (x * PER_PI + ROUND) - ROUND;
            float rest = ((x - turns * PI_1) - turns * PI_2) - turns * PI_3;
            float square = rest * rest;
            float polynomial = ((C9 * square + C7) * square + C5) * square + C3;
            float sine = rest + rest * square * polynomial;
            values[i] = styled + sine * sine * less;
        }
    }

    private void snakeOfAnything(float[] values, int count, float mean, float factor) {
        for (int i = 0; i < count; i++) {
            float styled = (values[i] - mean) * factor + shift;
            double sine = Math.sin(styled * alpha);
            values[i] = styled + (float) (sine * sine) * perAlpha;
        }
    }
}
