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
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Url;

/** Requests of Retrofit interfaces, and so their credentials, stay below the base address. */
class RetrofitAddressTest {

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

    @Test
    void wholeAddressBelowTheBaseAddress_isAccepted() {
        wire.enqueue(ok("\"b\""));

        connect()
                .api(Things.class)
                .at(wire.server().url("/api/things?after=1").toString())
                .execute();

        assertThat(wire.received().getTarget()).isEqualTo("/api/things?after=1");
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
