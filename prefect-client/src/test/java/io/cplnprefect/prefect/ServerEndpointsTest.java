/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static io.cplnprefect.prefect.WireCall.call;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests for the server itself: method, path with its exact slashes, and a body that contains nothing that was not set. */
final class ServerEndpointsTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Stream<WireCall> calls() {
        return Stream.of(
                call("GET", "/api/health", p -> p.server().health()),
                call("GET", "/api/admin/version", p -> p.server().version()),
                call("GET", "/api/version", p -> p.server().apiVersion()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void request_onTheWire_isExact(WireCall call) {
        call.verifyOn(wire);
    }
}
