/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core;

import static io.cplnprefect.core.call.Wire.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.Wire;
import io.cplnprefect.core.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The base address of a connection, and the paths of calls, which are below it. */
class AddressTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.test/things",
                "https://elsewhere.test/",
                "//elsewhere.test/things",
                "\\\\elsewhere.test/things"
            })
    void path_onAnotherHost_isRejectedBeforeAnythingIsSent(String path) {
        ServiceConnection connection = wire.connect();

        assertThatThrownBy(() -> connection.call(Wire.READ, path, null, String.class))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid ");
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../things", "/../things", "a/../../things", "%2e%2e/things"})
    void path_aboveTheBaseAddress_isRejectedBeforeAnythingIsSent(String path) {
        ServiceConnection connection = wire.connect();

        assertThatThrownBy(() -> connection.call(Wire.READ, path, null, String.class))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid ")
                .hasMessageContaining("expected a path below " + wire.server().url("/api/"));
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "other/things?x=1, /api/other/things?x=1",
        "/other/things, /api/other/things",
        "'', /api/",
        "a:b, /api/a:b"
    })
    void path_relativeOrWithLeadingSlash_isBelowTheBaseAddress(String path, String target) {
        wire.enqueue(ok("\"a\""));

        wire.connect().call(Wire.READ, path, null, String.class).execute();

        assertThat(wire.received().getTarget()).isEqualTo(target);
    }

    @Test
    void path_wholeAddressBelowTheBaseAddress_isRequested() {
        wire.enqueue(ok("\"a\""));
        String next = wire.server().url("/api/things?after=1").toString();

        wire.connect().call(Wire.READ, next, null, String.class).execute();

        assertThat(wire.received().getTarget()).isEqualTo("/api/things?after=1");
    }

    @Test
    void address_withoutScheme_isRejected() {
        assertThatThrownBy(() -> ServiceConnection.to("things", "prefect.test/api"))
                .isInstanceOf(UsageException.class)
                .hasMessage("Invalid address 'prefect.test/api': expected http(s)://host[:port]/path");
    }

    @Test
    void address_withCredentials_isRejectedWithoutShowingThem() {
        assertThatThrownBy(() -> ServiceConnection.to("things", "https://me:s3cr3t@prefect.test/api"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("it contains a user or password")
                .hasMessageNotContaining("s3cr3t");
    }
}
