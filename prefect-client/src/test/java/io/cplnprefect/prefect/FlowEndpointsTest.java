/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static io.cplnprefect.prefect.WireCall.call;

import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flow.FlowQuery;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests for flows: method, path with its exact slashes, and a body that contains nothing that was not set. */
final class FlowEndpointsTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Stream<WireCall> calls() {
        return Stream.of(
                call(
                        "POST",
                        "/api/flows/",
                        "{'name':'etl'}",
                        p -> p.flows().create(FlowCreate.builder().name("etl").build())),
                call("GET", "/api/flows/" + WireCall.ID_TEXT, p -> p.flows().read(WireCall.ID)),
                call("GET", "/api/flows/name/my%20flow", p -> p.flows().readByName("my flow")),
                call("DELETE", "/api/flows/" + WireCall.ID_TEXT, p -> p.flows().delete(WireCall.ID)),
                call(
                        "POST",
                        "/api/flows/filter",
                        "{}",
                        p -> p.flows().filterPage(FlowQuery.builder().build())),
                call(
                        "POST",
                        "/api/flows/count",
                        "{}",
                        p -> p.flows().count(FlowQuery.builder().build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void request_onTheWire_isExact(WireCall call) {
        call.verifyOn(wire);
    }
}
