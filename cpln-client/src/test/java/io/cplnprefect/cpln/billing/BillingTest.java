/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.ControlPlaneSettings;
import java.util.List;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

class BillingTest {

    @Test
    void createOrg_sendsTheOrgAndItsInvitees() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(new MockResponse.Builder()
                    .body("{\"items\":[{\"id\":\"account-1\"}]}")
                    .build());
            server.enqueue(new MockResponse.Builder().code(201).body("{}").build());
            try (ControlPlane cpln = ControlPlane.builder()
                    .endpoint("http://127.0.0.1:9")
                    .set(ControlPlaneSettings.BILLING_ENDPOINT, server.url("/").toString())
                    .token(Secret.of("token"))
                    .build()) {
                String account =
                        cpln.billing().accounts().execute().at("/items/0/id").asText();
                cpln.billing()
                        .createOrg(account, "acme", "an org", List.of("a@example.com"))
                        .execute();

                assertThat(server.takeRequest().getTarget()).isEqualTo("/account");
                RecordedRequest created = server.takeRequest();
                assertThat(created.getTarget()).isEqualTo("/account/account-1/org");
                assertThat(String.valueOf(
                                Objects.requireNonNull(created.getHeaders().get("Authorization"))))
                        .isEqualTo("Bearer token");
                assertThatThrownBy(() -> cpln.billing().createOrg("a/b", "acme", "", List.of()))
                        .isInstanceOf(UsageException.class)
                        .hasMessageContaining("Invalid account name");
            }
        }
    }
}
