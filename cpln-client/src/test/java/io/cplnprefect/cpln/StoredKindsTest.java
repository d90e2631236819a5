/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.agent.Agent;
import io.cplnprefect.cpln.cloudaccount.AwsCloudAccount;
import io.cplnprefect.cpln.cloudaccount.AzureCloudAccount;
import io.cplnprefect.cpln.cloudaccount.CloudAccount;
import io.cplnprefect.cpln.cloudaccount.CloudProvider;
import io.cplnprefect.cpln.cloudaccount.GcpCloudAccount;
import io.cplnprefect.cpln.cloudaccount.NgsCloudAccount;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.resource.Stored;
import io.cplnprefect.cpln.secret.AzureConnectorSecret;
import io.cplnprefect.cpln.secret.NatsAccountSecret;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of all kinds that can be created, in the emulator, which checks each document against the published fields. */
class StoredKindsTest {

    private static final ObjectMapper MAPPER = ControlPlaneJson.newMapper();

    /** What a user writes; the server sets the rest. */
    private static final List<String> WRITTEN =
            List.of("spec", "data", "provider", "memberLinks", "memberQuery", "bindings");

    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .gvc("prefect", "aws-eu-central-1")
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .org("acme")
            .token(Secret.of(emulator.token()))
            .build();

    /** Creates what the documents refer to. */
    @BeforeEach
    void createTargets() {
        OrgScope org = cpln.org();
        org.agents().create(Agent.builder().name("office").build()).execute();
        org.gvc("prefect")
                .identities()
                .create(Identity.builder().name("web").build())
                .execute();
        Stream.of(
                        secret("azure", SecretType.AZURE_CONNECTOR)
                                .data(AzureConnectorSecret.builder()
                                        .url("https://example.azurewebsites.net/api/iam-broker")
                                        .code("c0de")
                                        .build()),
                        secret("ngs", SecretType.NATS_ACCOUNT)
                                .data(NatsAccountSecret.builder()
                                        .accountId("A" + "B".repeat(55))
                                        .privateKey("SA" + "B".repeat(56))
                                        .build()))
                .forEach(secret -> org.secrets().create(secret.build()).execute());
        Stream.of(
                        account("aws-main", CloudProvider.AWS)
                                .data(AwsCloudAccount.builder()
                                        .roleArn("arn:aws:iam::123456789012:role/cpln")
                                        .build()),
                        account("gcp-main", CloudProvider.GCP)
                                .data(GcpCloudAccount.builder()
                                        .projectId("shop")
                                        .build()),
                        account("azure-main", CloudProvider.AZURE)
                                .data(AzureCloudAccount.builder()
                                        .secretLink("//secret/azure")
                                        .build()),
                        account("ngs", CloudProvider.NGS)
                                .data(NgsCloudAccount.builder()
                                        .secretLink("//secret/ngs")
                                        .build()))
                .forEach(account -> org.cloudAccounts().create(account.build()).execute());
    }

    private static SecretDocument.Builder secret(String name, SecretType type) {
        SecretDocument.Builder builder = SecretDocument.builder();
        builder.name(name).type(type);
        return builder;
    }

    private static CloudAccount.Builder account(String name, CloudProvider provider) {
        CloudAccount.Builder builder = CloudAccount.builder();
        builder.name(name).provider(provider);
        return builder;
    }

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
    }

    /**
     * A kind.
     *
     * @param file the document
     * @param resource the objects of the kind
     */
    record Created<T extends Item>(String file, Function<OrgScope, Resource<T>> resource) {

        Stored create(OrgScope org, JsonNode document, Class<?> model) throws IOException {
            @SuppressWarnings("unchecked")
            T object = (T) MAPPER.treeToValue(document, model);
            return resource.apply(org).create(object).execute();
        }

        Item read(OrgScope org, String name) {
            return resource.apply(org).get(name).execute();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Created<?>> kinds() {
        return Stream.of(
                new Created<>("agent", OrgScope::agents),
                new Created<>("auditctx", OrgScope::auditContexts),
                new Created<>("domain", OrgScope::domains),
                new Created<>("group", OrgScope::groups),
                new Created<>("ipset", OrgScope::ipSets),
                new Created<>("memcachecluster", OrgScope::memcacheClusters),
                new Created<>("mk8s", OrgScope::mk8sClusters),
                new Created<>("policy", OrgScope::policies),
                new Created<>("serviceaccount", OrgScope::serviceAccounts),
                new Created<>("spicedbcluster", OrgScope::spicedbClusters),
                new Created<>("dbcluster", org -> org.gvc("prefect").dbClusters()),
                new Created<>("identity", org -> org.gvc("prefect").identities()),
                new Created<>("volumeset", org -> org.gvc("prefect").volumeSets()),
                new Created<>("workload", org -> org.gvc("prefect").workloads()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void create_objectOfAKind_isStoredAndReadBack(Created<?> kind) throws IOException {
        DocumentsTest.Document document = DocumentsTest.documents()
                .filter(each -> each.file().equals(kind.file()))
                .findFirst()
                .orElseThrow();
        String name = document.json().path("name").asText();

        Stored stored = kind.create(cpln.org(), document.json(), document.model());
        JsonNode read = MAPPER.readTree(MAPPER.writeValueAsBytes(kind.read(cpln.org(), name)));

        assertThat(stored.created()).isTrue();
        for (String member : WRITTEN) {
            assertThat(read.path(member)).as(member).isEqualTo(document.json().path(member));
        }
    }
}
