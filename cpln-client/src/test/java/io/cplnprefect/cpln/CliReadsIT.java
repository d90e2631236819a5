/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.testkit.cli.CplnCli;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vendor's own client prints what this client reads with the model of the kind, for all kinds. Objects that a user can create
 * are written by this client; those of the server are stored in the emulator.
 */
@Timeout(600)
class CliReadsIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Kinds for which the CLI has no command. It reads them by their path. */
    private static final Set<String> WITHOUT_COMMAND = Set.of(
            "command",
            "dbcluster",
            "deployment",
            "memcachecluster",
            "resourcepolicy",
            "spicedbcluster",
            "task",
            "tenant");

    /** Members that the CLI computes. */
    private static final List<String> OF_THE_CLI = List.of("ready", "readyCheckTimestamp", "readyLatest");

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

    private static final ExecutorService EXECUTOR =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    private static final Map<String, Future<JsonNode>> PRINTED = new HashMap<>();

    private static CplnCli cli;

    @BeforeAll
    static void writeDocumentsAndStartTheCli() throws IOException {
        cli = CplnCli.installed(EMULATOR.url(), "secret", "acme", "prefect", home);
        WrittenDocument.createTargets(CPLN);
        EMULATOR.put("/org/acme/secret/registry", MAPPER.createObjectNode().put("type", "docker"));
        EMULATOR.put("/org/acme/secret/queue", MAPPER.createObjectNode().put("type", "opaque"));
        Map<String, WrittenDocument<?>> written =
                WrittenDocument.all().collect(Collectors.toMap(WrittenDocument::file, document -> document));
        for (DocumentsTest.Document document : DocumentsTest.documents().toList()) {
            WrittenDocument<?> ofUser = written.get(document.file());
            if (ofUser == null) {
                EMULATOR.put(link(document.json()), document.json());
            } else {
                ofUser.put(CPLN.org());
            }
            PRINTED.put(document.file(), EXECUTOR.submit(() -> printed(document.json())));
        }
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
        CPLN.close();
        EMULATOR.close();
    }

    static Stream<Arguments> reads() {
        return Stream.of(
                read("agent", org -> org.agents().get("factory")),
                read("auditctx", org -> org.auditContexts().get("payments")),
                read("cloudaccount", org -> org.cloudAccounts().get("aws-main")),
                read(
                        "command",
                        org -> org.gvc("prefect").volumeSet("data").commands().get("c-1")),
                read("dbcluster", org -> org.gvc("prefect").dbClusters().get("orders")),
                read(
                        "deployment",
                        org -> org.gvc("prefect").workload("web").deployments().get("aws-eu-central-1")),
                read("domain", org -> org.domains().get("shop.example.com")),
                read("group", org -> org.groups().get("engineers")),
                read("gvc", org -> org.gvcs().get("prefect")),
                read("identity", org -> org.gvc("prefect").identities().get("etl")),
                read("image", org -> org.images().get("etl:1.4.2")),
                read("ipset", org -> org.ipSets().get("edge")),
                read("location", org -> org.locations().get("aws-eu-central-1")),
                read("memcachecluster", org -> org.memcacheClusters().get("cache")),
                read("mk8s", org -> org.mk8sClusters().get("lab")),
                read("mk8s-providers", org -> org.mk8sClusters().get("zoo")),
                read("org", OrgScope::read),
                read("policy", org -> org.policies().get("reveal")),
                read("quota", org -> org.quotas().get("gvcs")),
                read("resourcepolicy", org -> org.resourcePolicies().get("1f")),
                read("secret", org -> org.secrets().reveal("db")),
                read("serviceaccount", org -> org.serviceAccounts().get("ci")),
                read("spicedbcluster", org -> org.spicedbClusters().get("access")),
                read("task", org -> org.tasks().get("5a49")),
                read("tenant", org -> org.tenants().get("emea")),
                read("user", org -> org.users().get("ada@example.com")),
                read("volumeset", org -> org.gvc("prefect").volumeSets().get("data")),
                read("workload", org -> org.gvc("prefect").workloads().get("web")));
    }

    private static Arguments read(String file, Function<OrgScope, ApiCall<?>> read) {
        return Arguments.of(file, read);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reads")
    void get_objectOfEachKind_isWhatTheCliPrints(String file, Function<OrgScope, ApiCall<?>> read) throws Exception {
        JsonNode printed = comparable(Objects.requireNonNull(PRINTED.get(file)).get());

        JsonNode typed = CPLN.mapper().valueToTree(read.apply(CPLN.org()).execute());

        assertThat(comparable(typed)).isEqualTo(printed);
        comparable(DocumentsTest.document(file).json()).properties().stream()
                .filter(member -> StoredKindsTest.WRITTEN.contains(member.getKey()))
                .forEach(member -> assertThat(printed.path(member.getKey()))
                        .as(member.getKey())
                        .isEqualTo(member.getValue()));
    }

    /**
     * Returns a document without what the CLI computes, and without the zeros that a time of a whole second has or has not; read again,
     * since trees of different mappers have different numbers.
     */
    private static JsonNode comparable(JsonNode document) throws IOException {
        JsonNode copy = MAPPER.readTree(document.toString().replace(".000Z\"", "Z\""));
        if (copy.path("status") instanceof ObjectNode status) {
            status.remove(OF_THE_CLI);
        }
        return copy;
    }

    private static JsonNode printed(JsonNode document) throws IOException {
        String kind = document.path("kind").asText();
        String printed = WITHOUT_COMMAND.contains(kind)
                ? cli.run("rest", "get", link(document), "-o", "json").orThrow()
                : cli.run(
                                kind,
                                kind.equals("secret") ? "reveal" : "get",
                                document.path("name").asText(),
                                "-o",
                                "json")
                        .orThrow();
        JsonNode json = MAPPER.readTree(printed);
        return json.isArray() ? json.path(0) : json;
    }

    private static String link(JsonNode document) {
        for (JsonNode link : document.path("links")) {
            if (link.path("rel").asText().equals("self")) {
                String path = link.path("href").asText();
                return path.startsWith("/org") ? path : "/org/acme" + path;
            }
        }
        throw new IllegalArgumentException("No link to itself: " + document);
    }
}
