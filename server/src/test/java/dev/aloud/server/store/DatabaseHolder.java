package dev.aloud.server.store;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Another process that has an embedded database open, until it is closed. */
public final class DatabaseHolder implements AutoCloseable {
    private final Process process;

    private DatabaseHolder(Process process) {
        this.process = process;
    }

    /** Opens the file, without its ending, in another process. */
    public static DatabaseHolder of(Path file) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseHolder.class.getName(),
                        file.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        int first = process.getInputStream().read();
        if (first != '!') {
            process.destroyForcibly();
            throw new IOException("the other process does not open " + file);
        }
        return new DatabaseHolder(process);
    }

    /** Ends it, and with it the lock. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    /** The other process: it ends when its standard input does. */
    public static void main(String[] file) throws SQLException, IOException {
        var address = DatabaseAddress.ofFile(Path.of(file[0]));
        try (var connection = DriverManager.getConnection(address.url(), address.user(), address.password())) {
            System.out.write("!".getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            if (System.in.read() >= 0 && connection.isValid(1)) {
                throw new IllegalStateException("nobody writes to it");
            }
        }
    }
}
