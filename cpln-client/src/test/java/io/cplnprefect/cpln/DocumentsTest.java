/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.cpln.agent.Agent;
import io.cplnprefect.cpln.auditctx.AuditContext;
import io.cplnprefect.cpln.cloudaccount.AwsCloudAccount;
import io.cplnprefect.cpln.cloudaccount.CloudAccount;
import io.cplnprefect.cpln.cloudaccount.CloudProvider;
import io.cplnprefect.cpln.dbcluster.DbCluster;
import io.cplnprefect.cpln.domain.Domain;
import io.cplnprefect.cpln.envoy.CorsFilter;
import io.cplnprefect.cpln.group.Group;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.image.Image;
import io.cplnprefect.cpln.ipset.IpSet;
import io.cplnprefect.cpln.location.Location;
import io.cplnprefect.cpln.memcachecluster.MemcacheCluster;
import io.cplnprefect.cpln.mk8s.Mk8sCluster;
import io.cplnprefect.cpln.org.Org;
import io.cplnprefect.cpln.policy.Policy;
import io.cplnprefect.cpln.policy.ResourcePolicy;
import io.cplnprefect.cpln.quota.Quota;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import io.cplnprefect.cpln.secret.TextEncoding;
import io.cplnprefect.cpln.secret.UserPasswordSecret;
import io.cplnprefect.cpln.serviceaccount.ServiceAccount;
import io.cplnprefect.cpln.spicedbcluster.SpicedbCluster;
import io.cplnprefect.cpln.task.Task;
import io.cplnprefect.cpln.tenant.Tenant;
import io.cplnprefect.cpln.user.User;
import io.cplnprefect.cpln.volumeset.VolumeSet;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.EnvoySidecar;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents of all kinds as the server sends them: read, changed with a builder, and written. */
class DocumentsTest {

    private static final ObjectMapper MAPPER = ControlPlaneJson.newMapper();

    /**
     * A document, its model and a change of one member.
     *
     * @param file name of the file
     * @param model type of the document
     * @param member the member that is changed
     * @param value its new value
     * @param change changes the member
     */
    record Document(String file, Class<?> model, String member, Object value, Function<Object, Object> change) {

        static <T> Document of(String file, Class<T> model, String member, Object value, UnaryOperator<T> change) {
            return new Document(file, model, member, value, read -> change.apply(model.cast(read)));
        }

        static <T> Document of(String file, Class<T> model, UnaryOperator<T> describe) {
            return of(file, model, "description", "changed", describe);
        }

        JsonNode json() throws IOException {
            try (InputStream stream = DocumentsTest.class.getResourceAsStream("documents/" + file + ".json")) {
                return MAPPER.readTree(Objects.requireNonNull(stream, file));
            }
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static Stream<Document> documents() {
        String text = "changed";
        return Stream.of(
                Document.of(
                        "agent",
                        Agent.class,
                        it -> Agent.builder().from(it).description(text).build()),
                Document.of(
                        "auditctx",
                        AuditContext.class,
                        it -> AuditContext.builder().from(it).description(text).build()),
                Document.of(
                        "cloudaccount",
                        CloudAccount.class,
                        it -> CloudAccount.builder().from(it).description(text).build()),
                Document.of(
                        "dbcluster",
                        DbCluster.class,
                        it -> DbCluster.builder().from(it).description(text).build()),
                Document.of(
                        "domain",
                        Domain.class,
                        it -> Domain.builder().from(it).description(text).build()),
                Document.of(
                        "group",
                        Group.class,
                        it -> Group.builder().from(it).description(text).build()),
                Document.of(
                        "gvc",
                        Gvc.class,
                        it -> Gvc.builder().from(it).description(text).build()),
                Document.of(
                        "identity",
                        Identity.class,
                        it -> Identity.builder().from(it).description(text).build()),
                Document.of(
                        "image",
                        Image.class,
                        it -> Image.builder().from(it).description(text).build()),
                Document.of(
                        "ipset",
                        IpSet.class,
                        it -> IpSet.builder().from(it).description(text).build()),
                Document.of(
                        "location",
                        Location.class,
                        it -> Location.builder().from(it).description(text).build()),
                Document.of(
                        "memcachecluster",
                        MemcacheCluster.class,
                        it -> MemcacheCluster.builder()
                                .from(it)
                                .description(text)
                                .build()),
                Document.of(
                        "mk8s",
                        Mk8sCluster.class,
                        it -> Mk8sCluster.builder().from(it).description(text).build()),
                Document.of(
                        "mk8s-providers",
                        Mk8sCluster.class,
                        it -> Mk8sCluster.builder().from(it).description(text).build()),
                Document.of(
                        "org",
                        Org.class,
                        it -> Org.builder().from(it).description(text).build()),
                Document.of(
                        "policy",
                        Policy.class,
                        it -> Policy.builder().from(it).description(text).build()),
                Document.of(
                        "quota",
                        Quota.class,
                        it -> Quota.builder().from(it).description(text).build()),
                Document.of(
                        "secret",
                        SecretDocument.class,
                        it -> SecretDocument.builder()
                                .from(it)
                                .description(text)
                                .build()),
                Document.of(
                        "serviceaccount",
                        ServiceAccount.class,
                        it -> ServiceAccount.builder()
                                .from(it)
                                .description(text)
                                .build()),
                Document.of(
                        "spicedbcluster",
                        SpicedbCluster.class,
                        it -> SpicedbCluster.builder()
                                .from(it)
                                .description(text)
                                .build()),
                Document.of(
                        "task",
                        Task.class,
                        it -> Task.builder().from(it).description(text).build()),
                Document.of(
                        "tenant",
                        Tenant.class,
                        it -> Tenant.builder().from(it).description(text).build()),
                Document.of(
                        "user",
                        User.class,
                        it -> User.builder().from(it).description(text).build()),
                Document.of(
                        "volumeset",
                        VolumeSet.class,
                        it -> VolumeSet.builder().from(it).description(text).build()),
                Document.of(
                        "workload",
                        Workload.class,
                        it -> Workload.builder().from(it).description(text).build()),
                Document.of(
                        "resourcepolicy",
                        ResourcePolicy.class,
                        "id",
                        "2f",
                        it -> ResourcePolicy.builder().from(it).id("2f").build()),
                Document.of(
                        "deployment",
                        WorkloadDeployment.class,
                        "name",
                        "aws-us-east-1",
                        it -> WorkloadDeployment.builder()
                                .from(it)
                                .name("aws-us-east-1")
                                .build()),
                Document.of(
                        "command",
                        Command.class,
                        "id",
                        "c-2",
                        it -> Command.builder().from(it).id("c-2").build()));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void write_documentThatWasRead_isTheSame(Document document) throws IOException {
        Object read = MAPPER.treeToValue(document.json(), document.model());

        assertThat(written(read)).isEqualTo(document.json());
        assertThat(MAPPER.treeToValue(written(read), document.model()))
                .isEqualTo(read)
                .hasSameHashCodeAs(read);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void write_documentThatWasChanged_hasTheChangeOnly(Document document) throws IOException {
        Object read = MAPPER.treeToValue(document.json(), document.model());

        Object changed = document.change().apply(read);

        ObjectNode expected = document.json().deepCopy();
        expected.set(document.member(), MAPPER.valueToTree(document.value()));
        assertThat(written(changed)).isEqualTo(expected);
        assertThat(changed).isNotEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void read_document_hasNoUnknownMember(Document document) throws Exception {
        Object read = MAPPER.treeToValue(document.json(), document.model());

        assertThat(unknown(read)).isEmpty();
    }

    @Test
    void read_dataOfSecretAndCloudAccount_hasTheTypeThatTheDocumentSays() throws IOException {
        SecretDocument secret = read("secret", SecretDocument.class);
        CloudAccount account = read("cloudaccount", CloudAccount.class);

        assertThat(secret.data())
                .isEqualTo(UserPasswordSecret.builder()
                        .username("ada")
                        .password("s3cr3t")
                        .encoding(TextEncoding.PLAIN)
                        .build());
        assertThat(secret.keys()).containsExactlyInAnyOrder("username", "password", "encoding");
        assertThat(account.data())
                .isEqualTo(AwsCloudAccount.builder()
                        .roleArn("arn:aws:iam::123456789012:role/cpln")
                        .build());
    }

    @Test
    void data_ofUnknownTypeOrForm_isKept() {
        Map<String, Object> data = Map.of("wallet", "w-1");
        Map<String, Object> list = Map.of("username", List.of("ada"));

        assertThat(secret(SecretType.of("oracle"), data).data()).isEqualTo(data);
        assertThat(secret(SecretType.USER_PASSWORD, list).data()).isEqualTo(list);
        assertThat(secret(SecretType.DICTIONARY, data).keys()).containsExactly("wallet");
        assertThat(secret(SecretType.GCP, "{}").keys()).isEmpty();
        assertThat(CloudAccount.builder()
                        .name("oracle")
                        .provider(CloudProvider.of("oci"))
                        .data(data)
                        .build()
                        .data())
                .isEqualTo(data);
    }

    @Test
    void data_builtAsMapOrModel_isEqual() {
        assertThat(secret(SecretType.USER_PASSWORD, Map.of("username", "ada")))
                .isEqualTo(secret(
                        SecretType.USER_PASSWORD,
                        UserPasswordSecret.builder().username("ada").build()));
    }

    @Test
    void read_httpFilters_haveTheTypesThatTheirNamesSay() throws IOException {
        Workload workload = read("workload", Workload.class);

        EnvoySidecar envoy = Objects.requireNonNull(
                Objects.requireNonNull(Objects.requireNonNull(workload.spec()).sidecar())
                        .envoy());

        assertThat(envoy.http().get(0)).isInstanceOf(CorsFilter.class);
        assertThat(envoy.http()).hasSize(5);
    }

    private static SecretDocument secret(SecretType type, Object data) {
        return SecretDocument.builder().name("db").type(type).data(data).build();
    }

    static Document document(String file) {
        return documents().filter(each -> each.file().equals(file)).findFirst().orElseThrow();
    }

    private static <T> T read(String file, Class<T> model) throws IOException {
        return MAPPER.treeToValue(document(file).json(), model);
    }

    private static JsonNode written(Object model) throws IOException {
        return MAPPER.readTree(MAPPER.writeValueAsBytes(model));
    }

    /** Returns the members of a model, and of the models in it, that the model does not know. */
    private static List<String> unknown(Object value) throws ReflectiveOperationException {
        List<String> unknown = new ArrayList<>();
        if (value instanceof Extensible model) {
            unknown.addAll(model.additionalProperties().keySet());
            for (Class<?> type : model.getClass().getInterfaces()) {
                for (Method member : type.getMethods()) {
                    if (Models.isMember(member)) {
                        Object inner = member.invoke(model);
                        unknown.addAll(inner == null ? List.of() : unknown(inner));
                    }
                }
            }
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                unknown.addAll(unknown(each));
            }
        } else if (value instanceof Map<?, ?> map) {
            for (Object each : map.values()) {
                unknown.addAll(each == null ? List.of() : unknown(each));
            }
        }
        return unknown;
    }
}
