package dev.aloud.adapter.onnx;

import java.util.Optional;

/**
 * Which device to try first.
 *
 * @param gpu the GPU to try; empty where only the processor is to be used
 * @param remark what is to be said of the choice, where somebody wants to know; may be empty
 */
record DeviceChoice(Optional<Device> gpu, String remark) {
    /** System property: {@code auto} (a GPU where one works), {@code cpu}, or {@code cuda:1} for a certain GPU. */
    static final String DEVICE = "aloud.onnx.device";

    private static final String AUTO = "auto";
    private static final String CPU = "cpu";
    private static final String CUDA = "cuda:";

    /** What the property says. Loads the native library. */
    static DeviceChoice configured() {
        return of(System.getProperty(DEVICE, AUTO), OnnxRuntime.builtForCuda());
    }

    static DeviceChoice of(String wanted, boolean builtForCuda) {
        if (wanted.equals(CPU)) {
            return new DeviceChoice(Optional.empty(), "");
        }
        Optional<Device> first = builtForCuda ? Optional.of(new Device.Cuda(0)) : Optional.empty();
        if (wanted.equals(AUTO)) {
            return new DeviceChoice(first, "");
        }
        int number = number(wanted);
        if (number < 0) {
            return new DeviceChoice(first, "-D" + DEVICE + " is \"" + wanted + "\", which is not auto, cpu or cuda:0");
        }
        return builtForCuda
                ? new DeviceChoice(Optional.of(new Device.Cuda(number)), "")
                : new DeviceChoice(Optional.empty(), "no GPU: this build has no CUDA; build it with -Pgpu");
    }

    /** The same, with something more to say of it. */
    DeviceChoice remarking(String more) {
        return new DeviceChoice(gpu, remark.isEmpty() ? more : remark + "; " + more);
    }

    private static int number(String wanted) {
        try {
            return wanted.startsWith(CUDA) ? Integer.parseInt(wanted.substring(CUDA.length())) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
