/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static io.cplnprefect.prefect.WireCall.call;

import io.cplnprefect.prefect.log.LevelRange;
import io.cplnprefect.prefect.log.LogCreate;
import io.cplnprefect.prefect.log.LogFilter;
import io.cplnprefect.prefect.log.LogQuery;
import io.cplnprefect.prefect.log.LogSort;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.TimeRange;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests for log lines: method, path with its exact slashes, and a body that contains nothing that was not set. */
final class LogEndpointsTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Stream<WireCall> calls() {
        return Stream.of(
                call(
                        "POST",
                        "/api/logs/",
                        "[{'name':'n','level':20,'message':'m','timestamp':'2026-11-21T12:00:00Z','flow_run_id':'$ID'}]",
                        p -> p.logs()
                                .create(List.of(LogCreate.builder()
                                        .name("n")
                                        .level(20)
                                        .message("m")
                                        .timestamp(WireCall.NOON)
                                        .flowRunId(WireCall.ID)
                                        .build()))),
                call(
                        "POST",
                        "/api/logs/filter",
                        "{'logs':{'level':{'ge_':30},'timestamp':{'after_':'2026-11-21T12:00:00Z'},"
                                + "'flow_run_id':{'any_':['$ID']}},'sort':'TIMESTAMP_DESC'}",
                        p -> p.logs()
                                .filterPage(LogQuery.builder()
                                        .logs(LogFilter.builder()
                                                .level(LevelRange.atLeast(30))
                                                .timestamp(TimeRange.after(WireCall.NOON))
                                                .flowRunId(In.any(WireCall.ID))
                                                .build())
                                        .sort(LogSort.TIMESTAMP_DESC)
                                        .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void request_onTheWire_isExact(WireCall call) {
        call.verifyOn(wire);
    }
}
