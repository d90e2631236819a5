/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.junit;

import static io.cplnprefect.testkit.cpln.Http.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.service.Services;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class EmulatorExtensionTest {
    /** The addresses of Prefect and the clients that the sample tests have received. */
    private static final List<String> ADDRESSES = new ArrayList<>();

    private static final List<Client> CLIENTS = new ArrayList<>();

    static final class Client implements AutoCloseable {
        boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    private static EmulatorExtension extension() {
        return EmulatorExtension.of(Services.builder()
                .controlPlane(platform -> platform.org("acme", "hidden-token"))
                .prefect(server -> {})
                .virtualTime()
                .client(Client.class, services -> new Client()));
    }

    /** Each test fails unless it starts without flows. */
    private static void createFlow(PrefectEmulator prefect, Client client) {
        assertThat(prefect.call("POST", "/flows/count", json("{}")).asInt()).isZero();
        assertThat(client.closed).isFalse();
        prefect.call("POST", "/flows/", json("{'name': 'etl'}"));
        ADDRESSES.add(prefect.apiUrl());
        CLIENTS.add(client);
    }

    static class SharedSample {
        @RegisterExtension
        static final EmulatorExtension emulators = extension();

        @BeforeEach
        void setUp(ControlPlaneEmulator platform, FaultPlan faults, VirtualTime time, Services services) {
            assertThat(services.controlPlane()).isSameAs(platform);
            assertThat(services.faults()).isSameAs(faults);
            assertThat(services.time()).isSameAs(time);
            assertThat(emulators.services()).isSameAs(services);
        }

        @RepeatedTest(2)
        void first(PrefectEmulator prefect, Client client) {
            createFlow(prefect, client);
        }

        @Nested
        class Inner {
            @Test
            void second(PrefectEmulator prefect, Client client) {
                createFlow(prefect, client);
            }
        }
    }

    static class OwnSample {
        @RegisterExtension
        final EmulatorExtension emulators = extension();

        @RepeatedTest(2)
        void first(PrefectEmulator prefect, Client client) {
            createFlow(prefect, client);
        }
    }

    static class FailingSample {
        @RegisterExtension
        static final EmulatorExtension emulators = extension();

        @Test
        void fails(PrefectEmulator prefect) {
            prefect.call("POST", "/flows/", json("{'name': 'etl'}"));
            throw new AssertionError("expected");
        }
    }

    @BeforeEach
    void clear() {
        ADDRESSES.clear();
        CLIENTS.clear();
    }

    @Test
    void staticField_eachTestHasFreshStateAtTheSameAddress() {
        EngineExecutionResults results = run(SharedSample.class);

        results.testEvents().assertStatistics(events -> events.succeeded(3).failed(0));
        assertThat(ADDRESSES).hasSize(3).containsOnly(ADDRESSES.get(0));
        assertThat(CLIENTS).doesNotHaveDuplicates().allMatch(client -> client.closed);
    }

    @Test
    void instanceField_eachTestHasItsOwnServices() {
        EngineExecutionResults results = run(OwnSample.class);

        results.testEvents().assertStatistics(events -> events.succeeded(2).failed(0));
        assertThat(CLIENTS).doesNotHaveDuplicates().allMatch(client -> client.closed);
    }

    @Test
    void failedTest_hasTheReportAsSuppressedExceptionAndEntry() {
        EngineExecutionResults results = run(FailingSample.class);

        Throwable failure = results.testEvents()
                .failed()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow())
                .findFirst()
                .orElseThrow();
        assertThat(failure).hasMessage("expected");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(state -> assertThat(state)
                        .hasMessageStartingWith("State of the services when the test failed:\nLast requests"));
        assertThat(results.testEvents().reportingEntryPublished().stream())
                .extracting(Event::getPayload)
                .singleElement()
                .asString()
                .contains("services", "Flow runs");
    }

    private static EngineExecutionResults run(Class<?> sample) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(sample))
                .execute();
    }
}
