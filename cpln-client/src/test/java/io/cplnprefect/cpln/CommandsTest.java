/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.cpln.workload.Commands;
import io.cplnprefect.cpln.workload.ContainerOverride;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import io.cplnprefect.cpln.workload.StopReplica;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The requests that create commands. */
class CommandsTest {

    private static final RunCronWorkload JOB = RunCronWorkload.builder()
            .location("aws-eu-central-1")
            .addContainerOverrides(ContainerOverride.builder()
                    .name("main")
                    .addArgs("-m", "flow")
                    .addEnv(EnvironmentVariable.of("EMPTY", ""))
                    .build())
            .activeDeadlineSeconds(600)
            .putTags("prefect.io/flow-run-id", "run-1")
            .build();
    private static final StopReplica STOP = StopReplica.builder()
            .location("aws-eu-central-1")
            .replica("command-1-x")
            .build();

    private final Wire wire = new Wire();
    private final Commands commands =
            wire.cpln().org().gvc("prefect").workload("etl").commands();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @EnumSource
    void start_job_isWrittenAsTheSpecification(CallStyle style) throws Exception {
        respondCreated();

        style.value(commands.start(JOB));

        assertSent("""
                {"type": "runCronWorkload", "tags": {"prefect.io/flow-run-id": "run-1"},
                 "spec": {"location": "aws-eu-central-1", "activeDeadlineSeconds": 600,
                   "containerOverrides": [{"name": "main", "args": ["-m", "flow"], "env": [{"name": "EMPTY", "value": ""}]}]}}""");
    }

    @ParameterizedTest
    @EnumSource
    void stop_replica_isWrittenWithoutTags(CallStyle style) throws Exception {
        respondCreated();

        style.value(commands.stop(STOP));

        assertSent("""
                {"type": "stopReplica", "spec": {"location": "aws-eu-central-1", "replica": "command-1-x"}}""");
    }

    @ParameterizedTest
    @EnumSource
    void start_effectUnknown_isSentOnce(CallStyle style) {
        wire.loseResponse().respond(503, "");

        assertThat(style.failure(commands.start(JOB))).isInstanceOf(TransportException.class);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
        assertThat(style.failure(commands.stop(STOP))).isInstanceOf(ServiceException.ServerError.class);
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    private void respondCreated() {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .code(201)
                        .addHeader("Location", "/org/acme/gvc/prefect/workload/etl/-command/c-1")
                        .build());
    }

    private void assertSent(String json) throws Exception {
        var mapper = wire.cpln().mapper();
        assertThat(mapper.readTree(wire.body())).isEqualTo(mapper.readTree(json));
    }
}
