package dev.aloud.server.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;

/** What commands write for scripts. */
final class CommandJson {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private CommandJson() {}

    static void write(Terminal terminal, Object value) throws IOException {
        MAPPER.writeValue(terminal.out(), value);
        terminal.out().println();
    }
}
