/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.io.IOException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A document of a kind that users create.
 *
 * @param file name of the document
 * @param objects the objects of the kind
 */
record WrittenDocument<T extends Item>(String file, Function<OrgScope, Resource<T>> objects) {

    private static final ObjectMapper MAPPER = ControlPlaneJson.newMapper();

    /** Returns the documents of objects that do not exist in a new organization with the targets. */
    static Stream<WrittenDocument<?>> created() {
        return Stream.of(
                new WrittenDocument<>("agent", OrgScope::agents),
                new WrittenDocument<>("auditctx", OrgScope::auditContexts),
                new WrittenDocument<>("domain", OrgScope::domains),
                new WrittenDocument<>("group", OrgScope::groups),
                new WrittenDocument<>("ipset", OrgScope::ipSets),
                new WrittenDocument<>("memcachecluster", OrgScope::memcacheClusters),
                new WrittenDocument<>("mk8s", OrgScope::mk8sClusters),
                new WrittenDocument<>("policy", OrgScope::policies),
                new WrittenDocument<>("serviceaccount", OrgScope::serviceAccounts),
                new WrittenDocument<>("spicedbcluster", OrgScope::spicedbClusters),
                new WrittenDocument<>("dbcluster", org -> org.gvc("prefect").dbClusters()),
                new WrittenDocument<>("identity", org -> org.gvc("prefect").identities()),
                new WrittenDocument<>("volumeset", org -> org.gvc("prefect").volumeSets()),
                new WrittenDocument<>("workload", org -> org.gvc("prefect").workloads()));
    }

    /** Returns all documents, with those of objects that exist already, and of secrets, which are read without their data. */
    static Stream<WrittenDocument<?>> all() {
        return Stream.concat(
                created(),
                Stream.of(
                        new WrittenDocument<>("cloudaccount", OrgScope::cloudAccounts),
                        new WrittenDocument<>("gvc", OrgScope::gvcs),
                        new WrittenDocument<>("secret", OrgScope::secrets)));
    }

    /** Creates the objects to which the documents refer. */
    static void createTargets(ControlPlane cpln) {
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

    JsonNode json() throws IOException {
        return DocumentsTest.document(file).json();
    }

    String name() throws IOException {
        return json().path("name").asText();
    }

    Stored create(OrgScope org) throws IOException {
        return objects.apply(org).create(object()).execute();
    }

    Stored put(OrgScope org) throws IOException {
        return objects.apply(org).put(object()).execute();
    }

    @SuppressWarnings("unchecked") // the model of the document is that of the objects
    private T object() throws IOException {
        return (T) MAPPER.treeToValue(json(), DocumentsTest.document(file).model());
    }

    Item read(OrgScope org) throws IOException {
        return objects.apply(org).get(name()).execute();
    }

    @Override
    public String toString() {
        return file;
    }
}
