/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.query.NameFilter;
import io.cplnprefect.prefect.variable.VariableFilter;
import io.cplnprefect.prefect.variable.VariableQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that newer servers no longer support. */
final class RemovedFeaturesTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private static ApiCall<?> byValue(Prefect prefect) {
        return prefect.variables()
                .count(VariableQuery.builder()
                        .variables(VariableFilter.builder()
                                .value(NameFilter.like("a"))
                                .build())
                        .build());
    }

    @Test
    void attribute_removedFromServer_isRefused() {
        wire.respond(200, "\"3.0.0\"");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> byValue(prefect).execute())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("The Prefect server has version 3.0.0: variables.value needs a release before 3.0.0. "
                            + "Use such a server, or remove them from the request.");
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void attribute_ofOlderServer_isSent() {
        wire.respond(200, "\"2.20.25\"");
        wire.respond(200, "7");
        try (Prefect prefect = wire.prefect()) {
            assertThat(byValue(prefect).execute()).isEqualTo(7);
        }
        assertThat(wire.receivedLine()).isEqualTo("GET /api/admin/version");
        assertThat(PrefectWire.body(wire.received())).contains("\"value\":{\"like_\":\"a\"}");
    }

    @Test
    void endpoint_removedFromServer_isRefused() {
        wire.respond(200, "\"3.8.8\"");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() ->
                            prefect.deployments().pauseSchedule(WireCall.ID).execute())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("Deployments.pauseSchedule needs a release before 3.0.0");
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }
}
