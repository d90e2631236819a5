/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.failure;
import static io.cplnprefect.core.call.Wire.ok;
import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import retrofit2.http.Body;
import retrofit2.http.DELETE;
import retrofit2.http.GET;
import retrofit2.http.OPTIONS;
import retrofit2.http.PATCH;
import retrofit2.http.POST;
import retrofit2.http.PUT;
import retrofit2.http.Path;
import retrofit2.http.Query;

/** Endpoints declared as methods of an interface. */
class RetrofitInterfaceTest {

    @RegisterExtension
    final Wire wire = Wire.withAutoAdvancingTime();

    interface Things {
        @GET("things/{name}")
        ApiCall<String> read(
                @Path("name") String name,
                @Query("limit") @Nullable Integer limit,
                @Query("tag") @Nullable List<String> tags);

        @POST("things/query")
        @SafeToRepeat("reads only")
        ApiCall<List<String>> query(@Body Map<String, Object> filter);

        @POST("things")
        ApiCall<Void> create(@Body Object thing);

        @PUT("things/{name}")
        ApiCall<Void> replace(@Path("name") String name, @Body String text);

        @PATCH("things/{name}")
        ApiCall<Void> change(@Path("name") String name, @Body Map<String, Object> values);

        @DELETE("things/{name}")
        ApiCall<Void> remove(@Path("name") String name);

        @POST("things/stop")
        ApiCall<Void> stop();
    }

    interface Unsupported {
        @OPTIONS("things")
        ApiCall<Void> options();
    }

    private Things things() {
        return wire.connect().api(Things.class);
    }

    @Test
    void arguments_withReservedCharacters_areEncoded() {
        wire.enqueue(ok("\"a\""));

        things().read("a/b c?ü", 10, List.of("x y", "z")).execute();

        assertThat(wire.received().getTarget()).isEqualTo("/api/things/a%2Fb%20c%3F%C3%BC?limit=10&tag=x%20y&tag=z");
    }

    @Test
    void queryParameters_null_areOmitted() {
        wire.enqueue(ok("\"a\""));

        things().read("a", null, null).execute();

        assertThat(wire.received().getTarget()).isEqualTo("/api/things/a");
    }

    @ParameterizedTest
    @EnumSource
    void post_declaredSafeToRepeat_isRetried(CallStyle style) {
        wire.enqueue(status(503).build(), ok("[\"a\"]"));

        assertThat(style.execute(things().query(Map.of("limit", 5)))).containsExactly("a");
        RecordedRequest request = wire.received();
        assertThat(request.getBody()).isNotNull();
        assertThat(String.valueOf(request.getBody())).contains("{\"limit\":5}");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @EnumSource
    void post_notDeclaredSafeToRepeat_isNotRetried(CallStyle style) {
        wire.enqueue(status(503).build(), ok("\"again\""));

        failure(ServiceException.ServerError.class, () -> style.execute(things().create("a")));
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void body_notJson_isIgnoredByEndpointsWithoutDocument(CallStyle style) {
        wire.enqueue(
                status(201).body("Created").build(),
                status(204).build(),
                status(202).body("{\"a\":").build());
        Things things = things();

        assertThat(style.execute(things.create(Map.of("name", "a")))).isNull();
        assertThat(style.execute(things.remove("a"))).isNull();
        assertThat(style.execute(things.change("a", Map.of()))).isNull();
    }

    @Test
    void body_text_isSentAsJsonString() {
        wire.enqueue(status(204).build());

        things().replace("a", "say \"hi\"").execute();

        ByteString body = wire.received().getBody();
        assertThat(body == null ? "" : body.utf8()).isEqualTo("\"say \\\"hi\\\"\"");
    }

    @Test
    void post_withoutBody_sendsAnEmptyBody() {
        wire.enqueue(status(200).build());

        things().stop().execute();

        assertThat(wire.received().getHeaders().get("Content-Length")).isEqualTo("0");
    }

    @Test
    void argument_invalid_isReportedBeforeAnythingIsSent() {
        Things things = things();

        assertThatThrownBy(() -> things.read("..", null, null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "Cannot build the request GET /things/{name}: @Path parameters shouldn't perform path traversal");
        assertThatThrownBy(() -> things.create(new Object()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Cannot write the request body as JSON: No serializer found");
        assertThat(wire.server().getRequestCount()).isZero();
    }

    @Test
    void method_withUnsupportedAnnotation_isReportedWhenTheInterfaceIsImplemented() {
        ServiceConnection connection = wire.connect();

        assertThatThrownBy(() -> connection.api(Unsupported.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("An endpoint requires one of @GET, @POST, @PUT, @PATCH, @DELETE, @HTTP");
    }

    @ParameterizedTest
    @EnumSource
    void header_withLineEnd_isReportedBeforeAnythingIsSent(CallStyle style) {
        ApiCall<Void> call = things().stop().with(RequestOptions.header("X-Key", "a\nb"));

        assertThat(failure(UsageException.class, () -> style.execute(call)))
                .hasMessageStartingWith("Invalid header X-Key: ");
        assertThat(wire.server().getRequestCount()).isZero();
    }
}
