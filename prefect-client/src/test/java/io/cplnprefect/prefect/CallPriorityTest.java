/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.prefect.event.Event;
import io.cplnprefect.prefect.log.LogCreate;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.worker.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The order in which calls are sent that wait for their turn. */
final class CallPriorityTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private final CountDownLatch firstReceived = new CountDownLatch(1);
    private final CountDownLatch firstResponds = new CountDownLatch(1);

    private final class OneAtATime extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if (request.getTarget().endsWith("/health")) {
                firstReceived.countDown();
                firstResponds.await(30, TimeUnit.SECONDS);
            }
            return new MockResponse.Builder().code(400).body("{}").build();
        }
    }

    @Test
    void waitingCalls_areSentByPriority_thenInOrder() throws InterruptedException {
        wire.server().setDispatcher(new OneAtATime());
        ClientOptions options = ClientOptions.builder()
                .retry(RetryPolicy.NONE)
                .limits(CallLimits.DEFAULT.withMaxInFlight(1))
                .build();
        try (Prefect prefect = wire.prefect(builder -> builder.options(options))) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            calls.add(prefect.server().health().executeAsync());
            assertThat(firstReceived.await(30, TimeUnit.SECONDS)).isTrue();
            LogCreate line = LogCreate.builder()
                    .name("n")
                    .level(20)
                    .message("m")
                    .timestamp(WireCall.NOON)
                    .build();
            Event event = Event.builder()
                    .id(WireCall.ID)
                    .occurred(WireCall.NOON)
                    .event("e")
                    .putResource("prefect.resource.id", "r")
                    .build();
            Stream.<ApiCall<?>>of(
                            prefect.logs().create(List.of(line)),
                            prefect.events().create(List.of(event)),
                            prefect.flows().read(WireCall.ID),
                            prefect.workers()
                                    .heartbeat(
                                            "pool",
                                            Heartbeat.builder().name("w").build()),
                            prefect.flows().delete(WireCall.ID),
                            prefect.flowRuns().setState(WireCall.ID, StateProposal.running()))
                    .forEach(call -> calls.add(call.executeAsync()));
            firstResponds.countDown();
            calls.forEach(call -> call.handle((response, failure) -> failure).join());
        }
        List<String> order = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            order.add(wire.receivedLine().replace(WireCall.ID.toString(), "ID"));
        }
        assertThat(order)
                .containsExactly(
                        "GET /api/health",
                        "POST /api/flow_runs/ID/set_state",
                        "POST /api/work_pools/pool/workers/heartbeat",
                        "GET /api/flows/ID",
                        "DELETE /api/flows/ID",
                        "POST /api/logs/",
                        "POST /api/events");
    }
}
