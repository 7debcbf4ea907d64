package dev.aloud.adapter.testkit;

import dev.aloud.adapter.SpeechAdapter;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The contract, run on an adapter that breaks it; {@link SpeechAdapterContractTest} chooses how. */
@Execution(ExecutionMode.SAME_THREAD)
final class ContractOfABrokenAdapter extends SpeechAdapterContract {
    static volatile BrokenAdapter.Fault fault = BrokenAdapter.Fault.NO_MODELS;

    @Override
    protected SpeechAdapter newAdapter() {
        return new BrokenAdapter(fault);
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(2);
    }
}
