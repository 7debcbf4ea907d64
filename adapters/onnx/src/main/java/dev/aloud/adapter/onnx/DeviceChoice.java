package dev.aloud.adapter.onnx;

/**
 * Which device to try first.
 *
 * @param cuda whether to try an NVIDIA GPU
 * @param number which, from 0
 * @param remark why not, where somebody wants to know; may be empty
 */
record DeviceChoice(boolean cuda, int number, String remark) {
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
            return new DeviceChoice(false, 0, "");
        }
        if (wanted.equals(AUTO)) {
            return new DeviceChoice(builtForCuda, 0, "");
        }
        int number = number(wanted);
        if (number < 0) {
            return new DeviceChoice(
                    builtForCuda, 0, "-D" + DEVICE + " is \"" + wanted + "\", which is not auto, cpu or cuda:0");
        }
        return builtForCuda
                ? new DeviceChoice(true, number, "")
                : new DeviceChoice(false, 0, "no GPU: this build has no CUDA; build it with -Pgpu");
    }

    private static int number(String wanted) {
        try {
            return wanted.startsWith(CUDA) ? Integer.parseInt(wanted.substring(CUDA.length())) : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
