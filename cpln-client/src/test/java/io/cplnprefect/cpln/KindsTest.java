/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.agent.Agent;
import io.cplnprefect.cpln.agent.AgentBootstrap;
import io.cplnprefect.cpln.agent.AgentStatus;
import io.cplnprefect.cpln.cloudaccount.CloudProvider;
import io.cplnprefect.cpln.query.Query;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of the kinds, and responses that cannot be read. */
class KindsTest {

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                list("/org/acme/agent", org -> org.agents().list()),
                list("/org/acme/auditctx", org -> org.auditContexts().list()),
                list("/org/acme/cloudaccount", org -> org.cloudAccounts().list()),
                list("/org/acme/domain", org -> org.domains().list()),
                list("/org/acme/group", org -> org.groups().list()),
                list("/org/acme/image", org -> org.images().list()),
                list("/org/acme/ipset", org -> org.ipSets().list()),
                list("/org/acme/memcachecluster", org -> org.memcacheClusters().list()),
                list("/org/acme/mk8s", org -> org.mk8sClusters().list()),
                list("/org/acme/quota", org -> org.quotas().list()),
                list("/org/acme/resourcepolicy", org -> org.resourcePolicies().list()),
                list("/org/acme/serviceaccount", org -> org.serviceAccounts().list()),
                list("/org/acme/spicedbcluster", org -> org.spicedbClusters().list()),
                list("/org/acme/task", org -> org.tasks().list()),
                list("/org/acme/task/-forme", org -> org.tasks().listMine()),
                list("/org/acme/tenant", org -> org.tenants().list()),
                list("/org/acme/user", org -> org.users().list()),
                list("/org/acme/identity", org -> org.identities().list()),
                list("/org/acme/volumeset", org -> org.volumeSets().list()),
                list(
                        "/org/acme/gvc/prefect/dbcluster",
                        org -> org.gvc("prefect").dbClusters().list()));
    }

    private static Arguments list(String path, Function<OrgScope, Pager<?>> list) {
        return Arguments.of(path, list);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lists")
    void list_ofAKind_readsItsCollection(String path, Function<OrgScope, Pager<?>> list) throws Exception {
        wire.respond(200, "{\"kind\": \"list\", \"items\": [], \"links\": []}");

        assertThat(list.apply(wire.cpln().org()).toList()).isEmpty();

        assertThat(wire.line()).isEqualTo("GET " + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/etl", "etl/", "team//etl", "../etl", "team/../etl", "-latest/etl", "team/-etl", "team/e tl"
            })
    void nameOfAnImage_withAnInvalidSegment_isRefused(String name) {
        assertThatThrownBy(() -> wire.cpln().org().images().get(name)).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> wire.cpln().org().secrets().get("team/etl")).isInstanceOf(UsageException.class);
    }

    static Stream<Arguments> calls() {
        String task = "{\"id\": \"t-1\"}";
        String named = "{\"name\": \"n\"}";
        return Stream.of(
                call("GET /org/acme/quota/q-1", named, org -> org.quotas().get("q-1")),
                call(
                        "GET /org/acme/resourcepolicy/p-1",
                        "{}",
                        org -> org.resourcePolicies().get("p-1")),
                call("GET /org/acme/image/etl:1.4.2", named, org -> org.images().get("etl:1.4.2")),
                call(
                        "GET /org/acme/image/team/etl:1.4.2",
                        named,
                        org -> org.images().get("team/etl:1.4.2")),
                call("GET /org/acme/image/-latest/team/etl", named, org -> org.latestImage("team/etl")),
                call("GET /org/acme/task/t-1", task, org -> org.tasks().get("t-1")),
                call("POST /org/acme/task/t-1", "OK", org -> org.tasks().accept("t-1")),
                call("POST /org/acme/task/t-1", "OK", org -> org.tasks().reject("t-1")),
                call("DELETE /org/acme/task/t-1", "", org -> org.tasks().delete("t-1")),
                call(
                        "GET /org/acme/agent/office/-info",
                        "{\"peerCount\": 2}",
                        org -> org.agents().info("office")),
                call(
                        "GET /org/acme/cloudaccount/-instructions/aws",
                        "{\"message\": \"Create a role\"}",
                        org -> org.cloudAccounts().instructions(CloudProvider.AWS)));
    }

    private static Arguments call(String line, String response, Function<OrgScope, ApiCall<?>> call) {
        return Arguments.of(line, response, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void call_ofAKind_hasItsPath(String line, String response, Function<OrgScope, ApiCall<?>> call) throws Exception {
        wire.respond(200, response);

        call.apply(wire.cpln().org()).execute();

        assertThat(wire.line()).isEqualTo(line);
    }

    @Test
    void accept_task_sendsTheDecision() throws Exception {
        wire.respond(200, "OK").respond(200, "OK");

        wire.cpln().org().tasks().accept("t-1").execute();
        wire.cpln().org().tasks().reject("t-1").execute();

        assertThat(wire.body()).isEqualTo("{\"answer\":\"accept\"}");
        assertThat(wire.body()).isEqualTo("{\"answer\":\"reject\"}");
    }

    @Test
    void query_ofQuotasAndTasks_isPosted() throws Exception {
        wire.respond(200, "{\"items\": [{\"name\": \"gvcs\", \"max\": 20}]}").respond(200, "{\"items\": []}");
        Query query = Query.all().property("name", "gvcs").build();

        assertThat(wire.cpln().org().quotas().query(query).toList()).hasSize(1);
        assertThat(wire.cpln().org().tasks().query(query).toList()).isEmpty();

        assertThat(wire.line()).isEqualTo("POST /org/acme/quota/-query");
        assertThat(wire.line()).isEqualTo("POST /org/acme/task/-query");
    }

    @Test
    void register_agent_returnsTheSettingsOfItsRegistration() throws Exception {
        wire.respond(
                201,
                "{\"name\": \"office\", \"status\": {\"bootstrapConfig\": {\"registrationToken\": \"t0k3n\", \"agentId\": \"a-1\"}}}");

        Agent agent = wire.cpln()
                .org()
                .agents()
                .register(Agent.builder().name("office").build())
                .execute();

        AgentStatus status = Objects.requireNonNull(agent.status());
        AgentBootstrap bootstrap = Objects.requireNonNull(status.bootstrapConfig());
        assertThat(bootstrap.registrationToken()).isEqualTo("t0k3n");
        assertThat(agent.toString()).doesNotContain("t0k3n");
        assertThat(wire.body()).isEqualTo("{\"kind\":\"agent\",\"name\":\"office\"}");
    }

    @ParameterizedTest
    @EnumSource
    void list_deepFieldThatCannotBeRead_isReportedWithItsPathAndTheBody(CallStyle style) {
        String body = """
                {"items": [{"name": "web"}, {"name": "etl", "spec": {"containers": [{"name": "main", "image": "etl"},
                 {"name": "side", "image": "proxy", "ports": [{"number": "eighty"}]}]}}]}""";
        wire.respond(200, body);

        DecodingException unreadable = (DecodingException) style.failure(
                wire.cpln().org().gvc("prefect").workloads().list().firstPage());

        assertThat(unreadable).hasMessageContaining("at items[1].spec.containers[1].ports[0].number: ");
        assertThat(Objects.requireNonNull(unreadable).body()).contains("eighty");
    }

    @Test
    void list_longBodyThatCannotBeRead_isReportedWithItsBeginning() {
        String description = "x".repeat(1_000_000);
        wire.respond(
                200,
                "{\"items\": [{\"name\": \"web\", \"version\": \"one\", \"description\": \"" + description + "\"}]}");

        DecodingException unreadable = (DecodingException)
                CallStyle.EXECUTE.failure(wire.cpln().org().domains().list().firstPage());

        assertThat(unreadable).hasMessageContaining("at items[0].version: ");
        assertThat(Objects.requireNonNull(unreadable).body()).startsWith("{").hasSizeLessThan(100_000);
    }
}
