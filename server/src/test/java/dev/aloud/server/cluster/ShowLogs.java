package dev.aloud.server.cluster;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Shows what all processes have said when a test fails. */
record ShowLogs(Supplier<String> logs) implements AfterTestExecutionCallback {
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println(context.getDisplayName() + " has failed. The processes said:\n" + logs.get());
        }
    }
}
