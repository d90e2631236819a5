/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.Http.Reply;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents that the platform accepts or refuses, written by hand from its published rules. */
class DocumentsTest {
    private static final String GVC = "/org/acme/gvc/prefect";

    /** The members that the server adds where a document omits them. */
    private static final Set<String> DEFAULTS = Set.of(
            "type",
            "cpu",
            "memory",
            "concurrencyPolicy",
            "historyLimit",
            "restartPolicy",
            "endpointNamingFormat",
            "bindings");

    private final ControlPlaneEmulator cpln = ControlPlaneEmulator.builder()
            .org("acme", "secret")
            .gvc("prefect", "aws-eu-central-1", "aws-us-east-1")
            .start();
    private final Http http = new Http(cpln.url(), cpln.token());

    @BeforeEach
    void createReferredItems() {
        http.post(GVC + "/identity", "{'name': 'runner'}");
        http.post("/org/acme/secret", "{'name': 'key', 'type': 'opaque', 'data': {'payload': 'x'}}");
        http.post(
                "/org/acme/cloudaccount",
                "{'name': 'cloud', 'provider': 'aws', 'data': {'roleArn': 'arn:aws:iam::1:role/x'}}");
        http.post(GVC + "/workload", """
                {'name': 'etl', 'spec': {'type': 'cron', 'containers': [{'name': 'main', 'image': 'busybox'}],
                 'job': {'schedule': '0 0 * * *'}}}""");
        http.post(GVC + "/volumeset", """
                {'name': 'data', 'spec': {'initialCapacity': 10, 'performanceClass': 'general-purpose-ssd',
                 'fileSystemType': 'ext4'}}""");
        cpln.put("/org/acme/image/app:1", Http.json("{'repository': 'app', 'tag': '1'}"));
        cpln.put("/org/acme/user/user-1", Http.json("{'email': 'a@example.com'}"));
        cpln.put("/org/acme/quota/quota-1", Http.json("{'max': 10, 'current': 1}"));
    }

    @AfterEach
    void stop() {
        cpln.close();
    }

    static List<DocumentTable.Valid> validDocuments() {
        return DocumentTable.valid("valid-documents.txt");
    }

    static List<DocumentTable.Valid> unchangedDocuments() {
        return DocumentTable.valid("invalid-documents.txt");
    }

    static List<DocumentTable.Invalid> invalidDocuments() {
        return DocumentTable.invalid("invalid-documents.txt");
    }

    @ParameterizedTest
    @MethodSource({"validDocuments", "unchangedDocuments"})
    void document_valid_isAcceptedAndReadBackUnchanged(DocumentTable.Valid document) {
        Reply accepted = http.send(document.method(), document.path(), document.body());

        assertThat(accepted.status()).as(accepted.body()).isBetween(200, 201);
        JsonNode written = Http.parse(document.body());
        JsonNode read = readBack(document, written);
        // A PATCH leaves the other members of the item as they are.
        boolean isWhole = !document.method().equals("PATCH");
        for (String member : List.of("spec", "description", "tags", "data", "bindings", "targetLinks", "targetQuery")) {
            if (written.has(member)) {
                assertUnchanged(member, written.path(member), read.path(member), isWhole);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("invalidDocuments")
    void document_invalid_isRefusedWithThePathOfTheField(DocumentTable.Invalid document) {
        int requests = cpln.requests().size();

        Reply refused = http.send(document.method(), document.path(), document.body());

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).contains(document.message());
        assertThat(cpln.requests()).hasSize(requests + 1);
    }

    private JsonNode readBack(DocumentTable.Valid document, JsonNode written) {
        String path = document.path();
        if (path.endsWith("-query")) {
            return written;
        }
        if (path.endsWith("-command")) {
            return cpln.commands(path.replace("/-command", "")).get(0);
        }
        String name = written.path("name").asText();
        boolean isCollection = !document.method().equals("PATCH") && !path.endsWith("/" + name);
        String link = isCollection ? path + "/" + name : path;
        return http.get(path.endsWith("/secret") ? link + "/-reveal" : link).json();
    }

    /** Compares deeply; only defaults may be added. */
    private static void assertUnchanged(String path, JsonNode written, JsonNode read, boolean isWhole) {
        if (written.isObject()) {
            written.properties()
                    .forEach(entry -> assertUnchanged(
                            path + "." + entry.getKey(), entry.getValue(), read.path(entry.getKey()), isWhole));
            read.fieldNames().forEachRemaining(member -> {
                if (isWhole && !written.has(member)) {
                    assertThat(DEFAULTS).as(path + "." + member + " was added").contains(member);
                }
            });
        } else if (written.isArray()) {
            assertThat(read).as(path).hasSize(written.size());
            for (int i = 0; i < written.size(); i++) {
                assertUnchanged(path + "[" + i + "]", written.path(i), read.path(i), isWhole);
            }
        } else {
            assertThat(read).as(path).isEqualTo(written);
        }
    }
}
