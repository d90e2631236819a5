/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.resource.Stored;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredTest {

    private static final RunCronWorkload JOB =
            RunCronWorkload.builder().location("aws-eu-central-1").build();
    private static final Identity IDENTITY = Identity.builder().name("etl").build();

    private final MockWebServer server = new MockWebServer();

    @SuppressWarnings("NullAway.Init")
    private GvcScope gvc;

    @SuppressWarnings("NullAway.Init")
    private ControlPlane cpln;

    @BeforeEach
    void connect() throws IOException {
        server.start();
        cpln = ControlPlane.builder()
                .endpoint(server.url("/").toString())
                .org("acme")
                .token(Secret.of("token"))
                .build();
        gvc = cpln.org().gvc("prefect");
    }

    @AfterEach
    void close() {
        cpln.close();
        server.close();
    }

    @Test
    void start_locationHeader_isTheLinkOfTheCommand() {
        String link = "/org/acme/gvc/prefect/workload/etl/-command/3f2c";
        server.enqueue(created(link));

        Stored started = gvc.workload("etl").commands().start(JOB).execute();

        assertThat(started).isEqualTo(new Stored(link, true));
        assertThat(started.name()).isEqualTo("3f2c");
    }

    @Test
    void start_locationHeaderWithHost_isReducedToThePath() {
        server.enqueue(created(
                server.url("/org/acme/gvc/prefect/workload/etl/-command/3f2c").toString()));

        assertThat(gvc.workload("etl").commands().start(JOB).execute().link())
                .isEqualTo("/org/acme/gvc/prefect/workload/etl/-command/3f2c");
    }

    @Test
    void start_noLocationHeader_isDecodingFailure() {
        server.enqueue(new MockResponse.Builder().code(201).body("Created").build());

        assertThatThrownBy(() -> gvc.workload("etl").commands().start(JOB).execute())
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("POST /org/acme/gvc/prefect/workload/etl/-command")
                .hasMessageContaining("Location");
    }

    @Test
    void write_noLocationHeader_hasTheLinkOfTheName() {
        server.enqueue(new MockResponse.Builder().code(200).body("OK").build());
        server.enqueue(new MockResponse.Builder().code(201).body("Created").build());

        assertThat(gvc.identities().put(IDENTITY).execute())
                .isEqualTo(new Stored("/org/acme/gvc/prefect/identity/etl", false));
        assertThat(gvc.identities().create(IDENTITY).execute())
                .isEqualTo(new Stored("/org/acme/gvc/prefect/identity/etl", true));
    }

    private static MockResponse created(String location) {
        return new MockResponse.Builder()
                .code(201)
                .addHeader("Location", location)
                .body("Created")
                .build();
    }
}
