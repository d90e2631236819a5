/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.location.Location;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the vendor's own client prints equals what this client reads. */
@Timeout(600)
class CliReadsIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String GVC = "/org/acme/gvc/prefect";

    /** The kinds with a model here, which must lose nothing. */
    private static final Map<String, Class<?>> MODELS = Map.of(
            "org", Org.class,
            "gvc", Gvc.class,
            "workload", Workload.class,
            "identity", Identity.class,
            "policy", Policy.class,
            "location", Location.class,
            "volumeset", VolumeSet.class);

    @TempDir
    private static Path home;

    private static final ControlPlaneEmulator EMULATOR = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect", "aws-eu-central-1")
            .start();
    private static final ControlPlane CPLN = ControlPlane.builder()
            .endpoint(EMULATOR.url())
            .token(Secret.of("secret"))
            .org("acme")
            .build();
    private static final CplnCli CLI = new CplnCli(() -> Map.of(
            "CPLN_ENDPOINT",
            EMULATOR.url(),
            "CPLN_TOKEN",
            "secret",
            "CPLN_ORG",
            "acme",
            "CPLN_GVC",
            "prefect",
            "CPLN_HOME",
            home.toString(),
            "CPLN_SKIP_UPDATE_CHECK",
            "1"));

    @BeforeAll
    static void seed() throws JsonProcessingException {
        CplnCli.install();
        put(GVC + "/identity/runner", "{'tags': {'team': 'data', 'count': 1, 'on': true}}");
        put(GVC + "/workload/web", """
                {'spec': {'type': 'standard', 'identityLink': '//identity/runner', 'containers': [
                  {'name': 'main', 'image': 'nginx', 'cpu': '100m', 'memory': '128Mi',
                   'env': [{'name': 'A', 'value': 'b'}], 'ports': [{'number': 8080, 'protocol': 'http'}],
                   'livenessProbe': {'httpGet': {'path': '/', 'port': 8080}, 'periodSeconds': 10}}],
                 'defaultOptions': {'autoscaling': {'metric': 'cpu', 'maxScale': 3, 'target': 80}, 'suspend': false},
                 'firewallConfig': {'external': {'inboundAllowCIDR': ['0.0.0.0/0']}}, 'newer': {'x': [1, 2.5, null]}}}""");
        put(GVC + "/volumeset/disk", "{'spec': {'initialCapacity': 10, 'fileSystemType': 'ext4'}}");
        put("/org/acme/secret/key", "{'type': 'dictionary', 'data': {'a': 'b'}}");
        put("/org/acme/policy/readers", """
                {'target': 'all', 'targetKind': 'workload',
                 'bindings': [{'permissions': ['view'], 'principalLinks': ['//group/viewers']}]}""");
        put(
                "/org/acme/group/devs",
                "{'memberLinks': [], 'identityMatcher': {'expression': 'a', 'language': 'jmespath'}}");
        put("/org/acme/serviceaccount/robot", "{'keys': [{'name': 's1', 'description': 'ci'}]}");
        put("/org/acme/domain/app.example.com", """
                {'spec': {'dnsMode': 'cname', 'ports': [{'number': 443, 'protocol': 'http2', 'routes': []}]}}""");
        put(
                "/org/acme/ipset/pool",
                "{'spec': {'locations': [{'name': 'aws-eu-central-1', 'retentionPolicy': 'keep'}]}}");
        put("/org/acme/cloudaccount/amazon", "{'provider': 'aws', 'data': {'roleArn': 'arn:aws:iam::1:role/x'}}");
        put("/org/acme/agent/edge", "{'status': {'lastActive': '2026-01-01T00:00:00.000Z'}}");
        put("/org/acme/auditctx/audits", "{'origin': 'default'}");
        put("/org/acme/image/app:1", "{'repository': 'app', 'tag': '1', 'digest': 'sha256:1'}");
        put(
                "/org/acme/quota/quota-1",
                "{'max': 10, 'current': 1, 'unit': 'count', 'dimensions': {'gvcLink': '//gvc/g'}}");
        put("/org/acme/user/user-1", "{'name': 'a@example.com', 'email': 'a@example.com', 'idp': 'google.com'}");
        put("/org/acme/mk8s/cluster", "{'spec': {'version': '1.28.4', 'provider': {'generic': {'location': 'x'}}}}");
    }

    @AfterAll
    static void stop() {
        CPLN.close();
        EMULATOR.close();
    }

    @ParameterizedTest
    @CsvSource({
        "org, acme",
        "gvc, prefect",
        "workload, web",
        "identity, runner",
        "volumeset, disk",
        "secret, key",
        "policy, readers",
        "group, devs",
        "serviceaccount, robot",
        "domain, app.example.com",
        "ipset, pool",
        "cloudaccount, amazon",
        "agent, edge",
        "auditctx, audits",
        "location, aws-eu-central-1",
        "image, app:1",
        "quota, quota-1",
        "user, user-1",
        "mk8s, cluster"
    })
    void get_itemOfEachKind_readsWhatTheCliPrints(String kind, String name) throws JsonProcessingException {
        JsonNode printed = printed(kind, name);

        assertThat(printed.path("kind").asText()).isEqualTo(kind);
        if (!kind.equals("org")) {
            assertThat(comparable(CPLN.mapper().valueToTree(read(kind, name)))).isEqualTo(comparable(printed));
        }
        Class<?> model = MODELS.get(kind);
        if (model != null) {
            Object typed = CPLN.mapper().treeToValue(printed, model);
            assertThat(comparable(CPLN.mapper().valueToTree(typed))).isEqualTo(comparable(printed));
        }
    }

    private static Object read(String kind, String name) {
        OrgScope org = CPLN.org();
        GvcScope gvc = org.gvc("prefect");
        return switch (kind) {
            case "workload", "identity", "volumeset" ->
                gvc.generic(kind).get(name).execute();
            default -> org.generic(kind).get(name).execute();
        };
    }

    /** Returns a document without empty members, which the API omits, and without what the CLI computes itself. */
    private static JsonNode comparable(JsonNode document) throws JsonProcessingException {
        // Read again, since trees of different mappers have different types of numbers.
        JsonNode copy = MAPPER.readTree(document.toString());
        if (copy.path("status") instanceof ObjectNode status) {
            status.remove(List.of("ready", "readyCheckTimestamp", "readyLatest"));
        }
        removeEmpty(copy);
        return copy;
    }

    private static void removeEmpty(JsonNode document) {
        document.forEach(CliReadsIT::removeEmpty);
        if (document instanceof ObjectNode object) {
            object.properties()
                    .removeIf(member -> member.getValue().isContainerNode()
                            && member.getValue().isEmpty());
        }
    }

    private static JsonNode printed(String kind, String name) throws JsonProcessingException {
        CplnCli.Result result = CLI.run(kind, "get", name, "-o", "json");
        assertThat(result.exitCode()).as(result.output()).isZero();
        JsonNode document = MAPPER.readTree(result.output());
        return document.isArray() ? document.path(0) : document;
    }

    private static void put(String link, String item) throws JsonProcessingException {
        EMULATOR.put(link, MAPPER.readTree(item.replace('\'', '"')));
    }
}
