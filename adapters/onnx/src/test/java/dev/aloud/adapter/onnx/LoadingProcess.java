package dev.aloud.adapter.onnx;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** A process of its own that loads ONNX Runtime and says its version. */
final class LoadingProcess {
    private LoadingProcess() {}

    /** Starts one whose user has this home, with something more on its command line. */
    static Process start(Path home, String argument) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:-UsePerfData",
                        LoadingProcess.class.getName(),
                        argument)
                .directory(home.toFile())
                .redirectError(new File(home.toFile(), "stderr"));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_CACHE_HOME", home.resolve(".cache").toString());
        builder.environment().remove("ORT_DISABLE_TELEMETRY");
        return builder.start();
    }

    /** Loads it. */
    public static void main(String[] args) throws Exception {
        OnnxRuntime.load();
        System.out.println(OnnxRuntime.version());
    }
}
