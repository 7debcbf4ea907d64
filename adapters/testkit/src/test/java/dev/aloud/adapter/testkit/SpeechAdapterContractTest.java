package dev.aloud.adapter.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The kit itself: a good adapter passes all of it, and each fault is found. */
final class SpeechAdapterContractTest {
    @Test
    void a_good_adapter_passes_every_test() {
        EngineExecutionResults results = run(ToneAdapterTest.class);
        assertThat(results.testEvents().failed().count()).isZero();
        assertThat(results.testEvents().succeeded().count()).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void a_broken_adapter_fails(BrokenAdapter.Fault fault) {
        ContractOfABrokenAdapter.fault = fault;
        EngineExecutionResults results = run(ContractOfABrokenAdapter.class);
        long failures = results.allEvents().failed().count();
        assertThat(failures).as("tests that found " + fault).isPositive();
    }

    private static EngineExecutionResults run(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testClass))
                .execute();
    }
}
