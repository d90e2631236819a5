/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static io.cplnprefect.prefect.WireCall.call;

import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests for block documents and variables: method, path with its exact slashes, and a body that contains nothing that was not set. */
final class BlockEndpointsTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Stream<WireCall> calls() {
        return Stream.of(
                call(
                        "GET",
                        "/api/block_documents/" + WireCall.ID_TEXT + "?include_secrets=true",
                        p -> p.blockDocuments().read(WireCall.ID, true)),
                call(
                        "GET",
                        "/api/block_types/slug/secret/block_documents/name/my%20key?include_secrets=false",
                        p -> p.blockDocuments().readByName("secret", "my key", false)),
                call("GET", "/api/variables/name/region", p -> p.variables().readByName("region")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void request_onTheWire_isExact(WireCall call) {
        call.verifyOn(wire);
    }
}
