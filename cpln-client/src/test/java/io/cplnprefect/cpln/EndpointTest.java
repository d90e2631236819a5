/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The paths of requests, and their templates in metrics. */
class EndpointTest {

    private final Queue<String> endpoints = new ConcurrentLinkedQueue<>();
    private final Wire wire = new Wire("/gateway/v1", ClientOptions.builder().metrics(new CallMetrics() {
        @Override
        public void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {
            endpoints.add(endpoint.service() + " " + endpoint.method() + " " + endpoint.pathTemplate());
        }
    }));
    private final OrgScope org = wire.cpln().org();

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @EnumSource
    void metrics_everyCall_haveServiceAndPathTemplate(CallStyle style) {
        wire.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder()
                        .code(400)
                        .body("{\"status\":400,\"message\":\"refused\"}")
                        .build();
            }
        });
        GvcScope gvc = org.gvc("prefect");
        WorkloadScope etl = gvc.workload("etl");
        Query query = Query.all().tag("team", "data").build();
        LogQl logs = LogQl.of("{gvc=\"prefect\"}");
        List<ApiCall<?>> calls = List.of(
                org.read(),
                wire.cpln().orgs().list().firstPage(),
                org.gvcs().get("prefect"),
                org.gvcs().put(Gvc.builder().name("prefect").build()),
                org.workloads().list().firstPage(),
                org.workloads().query(query).firstPage(),
                gvc.workloads().list().firstPage(),
                gvc.workloads().query(query).firstPage(),
                gvc.workloads().create(Workload.builder().name("etl").build()),
                gvc.workloads().patch("etl", Patch.empty()),
                gvc.workloads().delete("etl"),
                org.secrets().reveal("db"),
                org.generic("group").get("admins"),
                etl.commands()
                        .start(RunCronWorkload.builder()
                                .location("aws-eu-central-1")
                                .build()),
                etl.commands().get("c-1"),
                etl.commands().query(query).firstPage(),
                etl.deployments().list().firstPage(),
                etl.deployments().get("aws-eu-central-1"),
                org.logs().range(logs, 1, 2).firstPage(),
                org.logs().last(logs, 1));

        calls.forEach(call -> assertThat(style.failure(call)).isNotNull());

        assertThat(endpoints)
                .containsExactly(
                        "cpln GET /org/{org}",
                        "cpln GET /org",
                        "cpln GET /org/{org}/gvc/{name}",
                        "cpln PUT /org/{org}/gvc",
                        "cpln GET /org/{org}/workload",
                        "cpln POST /org/{org}/workload/-query",
                        "cpln GET /org/{org}/gvc/{gvc}/workload",
                        "cpln POST /org/{org}/workload/-query",
                        "cpln POST /org/{org}/gvc/{gvc}/workload",
                        "cpln PATCH /org/{org}/gvc/{gvc}/workload/{name}",
                        "cpln DELETE /org/{org}/gvc/{gvc}/workload/{name}",
                        "cpln GET /org/{org}/secret/{name}/-reveal",
                        "cpln GET /org/{org}/group/{name}",
                        "cpln POST /org/{org}/gvc/{gvc}/workload/{workload}/-command",
                        "cpln GET /org/{org}/gvc/{gvc}/workload/{workload}/-command/{id}",
                        "cpln POST /org/{org}/gvc/{gvc}/workload/{workload}/-command/-query",
                        "cpln GET /org/{org}/gvc/{gvc}/workload/{workload}/deployment",
                        "cpln GET /org/{org}/gvc/{gvc}/workload/{workload}/deployment/{location}",
                        "cpln-logs GET /logs/org/{org}/loki/api/v1/query_range",
                        "cpln-logs GET /logs/org/{org}/loki/api/v1/query_range");
    }

    @Test
    void request_baseAddressWithPath_isSentBelowIt() throws Exception {
        wire.respond(200, "{\"name\":\"prefect\"}")
                .respond(200, "{\"items\":[],\"links\":[{\"rel\":\"next\",\"href\":\"/org/acme/gvc?next=2\"}]}")
                .respond(200, "{\"items\":[],\"links\":[]}")
                .respond(200, "{\"data\":{\"result\":[]}}");

        org.gvcs().get("prefect").execute();
        org.gvcs().list().toList();
        org.logs().range(LogQl.labels(Map.of("gvc", "prefect")), 1, 2).toList();

        assertThat(List.of(wire.line(), wire.line(), wire.line()))
                .containsExactly(
                        "GET /gateway/v1/org/acme/gvc/prefect",
                        "GET /gateway/v1/org/acme/gvc",
                        "GET /gateway/v1/org/acme/gvc?next=2");
        assertThat(wire.request().getUrl().encodedPath())
                .isEqualTo("/gateway/v1/logs/org/acme/loki/api/v1/query_range");
    }

    @ParameterizedTest
    @EnumSource
    void connection_pathWithoutModel_isCalledWithTheToken(CallStyle style) throws Exception {
        wire.respond(200, "{\"version\":\"1\"}");

        JsonNode about = style.value(
                wire.cpln().connection().call(Endpoint.of("GET", "/about"), "/about", null, JsonNode.class));

        assertThat(about.path("version").asText()).isEqualTo("1");
        RecordedRequest request = wire.request();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/gateway/v1/about");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Wire.TOKEN);
    }

    @Test
    void put_decimalsOfUnknownMembers_keepTheirValue() throws Exception {
        String decimals = "{\"price\":1.10,\"huge\":1e400,\"long\":12345678901234567890.123,\"whole\":7}";
        wire.respond(200, "{\"name\":\"etl\",\"spec\":{\"unknown\":" + decimals + "},\"status\":{\"load\":0.10}}")
                .respond(200, "OK");
        var workloads = org.gvc("prefect").workloads();

        Workload read = workloads.get("etl").execute();
        workloads
                .put(Workload.builder().from(read).description("changed").build())
                .execute();

        wire.request();
        String written = wire.body();
        assertThat(written).contains("1.10", "1E+400", "12345678901234567890.123", "0.10");
        assertThat(tree(written).at("/spec/unknown")).isEqualTo(tree(decimals));
    }

    private JsonNode tree(String json) throws JsonProcessingException {
        ObjectMapper mapper = wire.cpln().mapper();
        return mapper.readTree(json);
    }
}
