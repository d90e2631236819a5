/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.resource.Stored;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a write reports when the response of an attempt was lost. */
class WriteOutcomeTest {

    private static final String EXISTS = "{\"status\":409,\"message\":\"already exists\"}";
    private static final Gvc GVC = Gvc.builder()
            .name("prefect")
            .description("runs flows")
            .putTags("team", "data")
            .build();
    private static final Stored CREATED = new Stored("/org/acme/gvc/prefect", true);
    private static final Stored REPLACED = new Stored("/org/acme/gvc/prefect", false);

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @EnumSource
    void create_responseLostThenConflictWithOwnContent_succeeds(CallStyle style) throws Exception {
        wire.loseResponse().respond(409, EXISTS).respond(200, stored(1, "runs flows", "2026-01-01T00:00:01Z"));

        assertThat(style.value(wire.cpln().org().gvcs().create(GVC))).isEqualTo(CREATED);
        assertThat(List.of(wire.line(), wire.line(), wire.line()))
                .containsExactly("POST /org/acme/gvc", "POST /org/acme/gvc", "GET /org/acme/gvc/prefect");
    }

    @ParameterizedTest
    @EnumSource
    void create_serverErrorThenConflictWithOtherContent_isConflict(CallStyle style) {
        wire.respond(503, "").respond(409, EXISTS).respond(200, stored(1, "of another", "2026-01-01T00:00:01Z"));

        assertThat(style.failure(wire.cpln().org().gvcs().create(GVC)))
                .isInstanceOf(ServiceException.Conflict.class)
                .hasMessageContaining("already exists");
    }

    @ParameterizedTest
    @EnumSource
    void create_conflictOfTheFirstAttempt_isConflictWithoutReadBack(CallStyle style) {
        wire.respond(409, EXISTS);

        assertThat(style.failure(wire.cpln().org().gvcs().create(GVC))).isInstanceOf(ServiceException.Conflict.class);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void create_conflictThatCannotBeReadBack_isConflictWithTheReason(CallStyle style) {
        wire.loseResponse().respond(409, EXISTS).respond(403, "{\"status\":403,\"message\":\"no view\"}");

        assertThat(style.failure(wire.cpln().org().gvcs().create(GVC)))
                .isInstanceOf(ServiceException.Conflict.class)
                .satisfies(conflict -> assertThat(conflict.getSuppressed())
                        .singleElement()
                        .isInstanceOf(ServiceException.Forbidden.class));
    }

    @ParameterizedTest
    @EnumSource
    void create_secretWithLostResponse_isComparedWithTheRevealedData(CallStyle style) throws Exception {
        SecretDocument secret = SecretDocument.builder()
                .name("db")
                .type(SecretType.DICTIONARY)
                .data(Map.of("dsn", "postgres://db"))
                .build();
        wire.loseResponse()
                .respond(409, EXISTS)
                .respond(200, "{\"name\":\"db\",\"type\":\"dictionary\",\"data\":{\"dsn\":\"postgres://db\"}}");

        assertThat(style.value(wire.cpln().org().secrets().create(secret)).created())
                .isTrue();
        assertThat(List.of(wire.line(), wire.line(), wire.line())).endsWith("GET /org/acme/secret/db/-reveal");
    }

    @ParameterizedTest
    @EnumSource
    void create_everyResponseLost_isTransportFailure(CallStyle style) {
        for (int i = 0; i < 4; i++) {
            wire.loseResponse();
        }

        assertThat(style.failure(wire.cpln().org().gvcs().create(GVC)))
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.nothingSent()).isFalse());
    }

    @ParameterizedTest
    @EnumSource
    void put_firstAttemptCreatedAndResponseLost_isCreated(CallStyle style) {
        wire.loseResponse().respond(200, "OK").respond(200, stored(2, "runs flows", "2026-01-01T00:00:01Z"));

        assertThat(style.value(wire.cpln().org().gvcs().put(GVC))).isEqualTo(CREATED);
    }

    @ParameterizedTest
    @CsvSource({
        "EXECUTE, 3, 2026-01-01T00:00:01Z", // replaced twice after it existed
        "EXECUTE_ASYNC, 3, 2026-01-01T00:00:01Z",
        "EXECUTE, 2, 2026-01-02T00:00:00Z", // existed for a day, and the first attempt was not received
        "EXECUTE_ASYNC, 2, 2026-01-02T00:00:00Z"
    })
    void put_existingObjectAndResponseLost_isReplaced(CallStyle style, int version, String lastModified) {
        wire.loseResponse().respond(200, "OK").respond(200, stored(version, "runs flows", lastModified));

        assertThat(style.value(wire.cpln().org().gvcs().put(GVC))).isEqualTo(REPLACED);
    }

    @ParameterizedTest
    @EnumSource
    void put_firstResponseReceived_isAsTheStatusSays(CallStyle style) {
        wire.respond(201, "Created").respond(200, "OK");

        assertThat(style.value(wire.cpln().org().gvcs().put(GVC))).isEqualTo(CREATED);
        assertThat(style.value(wire.cpln().org().gvcs().put(GVC))).isEqualTo(REPLACED);
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void put_versionAndResponseLostThenConflictWithOwnContent_succeeds(CallStyle style) {
        Gvc read = Gvc.builder().from(GVC).version(7).build();
        wire.loseResponse()
                .respond(409, "{\"status\":409,\"message\":\"version 7 is not the current version\"}")
                .respond(200, stored(8, "runs flows", "2026-01-02T00:00:00Z"));

        assertThat(style.value(wire.cpln().org().gvcs().put(read))).isEqualTo(REPLACED);
    }

    @ParameterizedTest
    @EnumSource
    void delete_conflict_isRetried(CallStyle style) throws Exception {
        wire.respond(409, "{\"status\":409,\"message\":\"in progress\"}").respond(202, "");

        style.value(wire.cpln().org().gvcs().delete("prefect"));

        assertThat(List.of(wire.line(), wire.line()))
                .containsExactly("DELETE /org/acme/gvc/prefect", "DELETE /org/acme/gvc/prefect");
    }

    @ParameterizedTest
    @EnumSource
    void delete_responseLostThenNotFound_succeeds(CallStyle style) {
        wire.loseResponse().respond(404, "{\"status\":404,\"message\":\"not found\"}");

        assertThat(style.failure(wire.cpln().org().gvcs().delete("prefect"))).isNull();
        assertThat(wire.server().getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void write_failure_isNotWrapped(CallStyle style) {
        Identity identity = Identity.builder().name("etl").build();
        wire.respond(400, "{\"status\":400,\"message\":\"invalid\"}")
                .respond(403, "{\"status\":403,\"message\":\"no\"}");

        assertThat(style.failure(wire.cpln().org().gvc("prefect").identities().create(identity)))
                .isInstanceOf(ServiceException.BadRequest.class);
        assertThat(style.failure(wire.cpln().org().gvc("prefect").identities().put(identity)))
                .isInstanceOf(ServiceException.Forbidden.class);
    }

    private static String stored(int version, String description, String lastModified) {
        return """
                {"kind": "gvc", "name": "prefect", "description": "%s", "version": %d, "tags": {"team": "data"},
                 "spec": {"endpointNamingFormat": "org"}, "created": "2026-01-01T00:00:00Z", "lastModified": "%s"}""".formatted(description, version, lastModified);
    }
}
