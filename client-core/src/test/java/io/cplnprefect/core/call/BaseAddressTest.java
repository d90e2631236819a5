/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Url;

/** Every request, and so every credential, stays below the base address. */
class BaseAddressTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    interface Things {
        @GET("things/{name}")
        ApiCall<String> read(@Path("name") String name);

        @GET("../things")
        ApiCall<String> above();

        @GET
        ApiCall<String> at(@Url String address);
    }

    interface FromTheRoot {
        @GET("/things")
        ApiCall<String> read();
    }

    private ServiceConnection connect() {
        return wire.connect(b -> b.authentication(Authentication.bearer(() -> Secret.of("s3cr3t"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"things/a?x=1", "/things/a?x=1"})
    void path_withOrWithoutLeadingSlash_isBelowTheBaseAddress(String path) {
        wire.enqueue(ok("\"a\""));

        connect().call(Wire.READ, path, null, String.class).execute();

        assertThat(wire.received().getTarget()).isEqualTo("/api/things/a?x=1");
    }

    @Test
    void wholeAddressBelowTheBaseAddress_isAccepted() {
        wire.enqueue(ok("\"a\""), ok("\"b\""));
        String next = wire.server().url("/api/things?after=1").toString();

        connect().call(Wire.READ, next, null, String.class).execute();
        connect().api(Things.class).at(next).execute();

        assertThat(wire.received().getTarget()).isEqualTo("/api/things?after=1");
        assertThat(wire.received().getTarget()).isEqualTo("/api/things?after=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.test/things?token=x",
                "//elsewhere.test/things",
                "../things",
                "/../things",
                "things/../../other",
                "%2e%2e/things",
                "\\\\elsewhere.test\\things"
            })
    void pathThatLeavesTheBaseAddress_isRefusedBeforeAnythingIsSent(String path) {
        ServiceConnection connection = connect();

        assertThatThrownBy(() -> connection.call(Wire.READ, path, null, String.class))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid ")
                .hasMessageContaining("expected a path below " + wire.server().url("/api/"))
                .hasMessageNotContaining("token=x");
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @Test
    void interfaceThatLeavesTheBaseAddress_isRefusedBeforeAnythingIsSent() {
        Things things = connect().api(Things.class);

        assertThatThrownBy(things::above).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> things.at("http://elsewhere.test/things")).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> connect().api(FromTheRoot.class))
                .hasStackTraceContaining("Invalid path '/things' of an endpoint: remove the leading slash");
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @Test
    void nameWithSlashes_isEncoded() {
        wire.enqueue(ok("\"a\""));

        connect().api(Things.class).read("a/../b").execute();

        assertThat(wire.received().getTarget()).isEqualTo("/api/things/a%2F..%2Fb");
    }
}
