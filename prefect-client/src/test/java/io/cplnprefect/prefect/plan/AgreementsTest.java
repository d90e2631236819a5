/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Service level agreements, against scripted responses: no other double of Prefect Cloud exists. */
final class AgreementsTest {

    private static final String ID = "00000000-0000-0000-0000-000000000001";
    private static final String WORKSPACE = "/api/accounts/" + ID + "/workspaces/" + ID;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(200)
                        .body(body(request.getTarget()))
                        .build();
            }
        });
        server.start();
    }

    private static String body(String target) {
        if (target.endsWith("/work_pools/filter")) {
            return "[{\"id\": \"%s\", \"name\": \"cpln\", \"type\": \"cpln\"}]".formatted(ID);
        }
        if (target.endsWith("/filter")) {
            return "[]";
        }
        return "{\"id\": \"%s\", \"flow_id\": \"%s\", \"name\": \"daily\"}".formatted(ID, ID);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static DeploymentSpec spec(List<Map<String, Object>> agreements) {
        return DeploymentSpec.builder()
                .name("daily")
                .flowName("etl")
                .workPool("cpln")
                .slas(agreements)
                .build();
    }

    private Prefect cloud() {
        return Prefect.builder()
                .apiUrl(server.url(WORKSPACE).toString())
                .apiKey(Secret.of("pnu_1"))
                .build();
    }

    /** The expected body is what {@code prefect deploy} of 3.8.8 sends. */
    @Test
    void agreements_areSentAfterTheDeploymentInTheFormOfPython() throws Exception {
        try (Prefect prefect = cloud()) {
            Deployer deployer = Deployer.of(prefect);
            ApplyReport report = deployer.apply(deployer.plan(
                    List.of(spec(List.of(
                            Map.of("name", "fast", "duration", 600),
                            Map.of("name", "fresh", "stale_after", "P1DT2H", "severity", "high"),
                            Map.of("name", "punctual", "within", "01:30:00", "enabled", false)))),
                    PlanOptions.DEFAULT));
            assertThat(report.succeeded()).as(report.toString()).isTrue();
        }

        RecordedRequest last = server.takeRequest();
        for (int i = 1; i < server.getRequestCount(); i++) {
            last = server.takeRequest();
        }
        assertThat(last.getMethod() + " " + last.getTarget())
                .isEqualTo("POST " + WORKSPACE + "/slas/apply-resource-slas/prefect.deployment." + ID);
        assertThat(new ObjectMapper().readTree(last.getBody().utf8()))
                .isEqualTo(new ObjectMapper().readTree("""
                        [{"name": "fast", "duration": 600, "owner_resource": "prefect.deployment.%1$s"},
                         {"name": "fresh", "stale_after": 93600.0, "severity": "high", "owner_resource": "prefect.deployment.%1$s"},
                         {"name": "punctual", "within": 5400.0, "enabled": false, "owner_resource": "prefect.deployment.%1$s"}]
                        """.formatted(ID)));
    }

    @Test
    void invalidAgreements_areReportedBeforeTheFirstWrite() {
        try (Prefect prefect = cloud()) {
            UsageException refused = catchThrowableOfType(
                    UsageException.class,
                    () -> Deployer.of(prefect)
                            .plan(
                                    List.of(spec(List.of(
                                            Map.of("duration", "an hour"),
                                            Map.of("name", "two", "within", 1, "duration", 1),
                                            Map.of("name", "severe", "within", 1, "severity", "worst")))),
                                    PlanOptions.DEFAULT));

            assertThat(refused.problems())
                    .containsExactly(
                            "program: sla[0].name is missing: add a name that no other agreement of the deployment has",
                            "program: sla[0].duration is no number of seconds: use a number such as 3600",
                            "program: sla[1] does not have one of [duration, stale_after, within]: use exactly one of them",
                            "program: sla[2].severity is 'worst': use minor, low, moderate, high or critical");
        }
    }
}
