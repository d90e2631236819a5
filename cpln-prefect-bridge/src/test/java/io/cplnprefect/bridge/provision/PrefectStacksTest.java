/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.block.ControlPlaneBlocks;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.cpln.apply.PlannedChange.Action;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrefectStacksTest {

    private static final PrefectStack STACK = PrefectStack.builder().build();

    private final StackServices services = new StackServices();
    private final PrefectStacks stacks = services.stacks;

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void apply_emptyOrganization_createsAllInTheOrderOfUse() throws InterruptedException {
        StackReport report = stacks.apply(STACK).orThrow();

        assertThat(report.objects(Result.CREATED))
                .containsExactly(
                        "/org/acme/gvc/prefect",
                        "/org/acme/gvc/prefect/identity/prefect-worker",
                        "/org/acme/policy/prefect-worker-workloads",
                        "/org/acme/policy/prefect-worker-gvcs",
                        "/org/acme/policy/prefect-worker-volumesets",
                        "/org/acme/policy/prefect-worker-identities",
                        "/org/acme/policy/prefect-worker-policies",
                        "/org/acme/policy/prefect-worker-secrets",
                        "/org/acme/policy/prefect-worker-quotas",
                        "/org/acme/policy/prefect-worker-org",
                        "/org/acme/serviceaccount/prefect-worker",
                        "/org/acme/policy/prefect-account-workloads",
                        "/org/acme/policy/prefect-account-gvcs",
                        "/org/acme/policy/prefect-account-volumesets",
                        "/org/acme/policy/prefect-account-identities",
                        "/org/acme/policy/prefect-account-policies",
                        "/org/acme/policy/prefect-account-secrets",
                        "/org/acme/policy/prefect-account-quotas",
                        "/org/acme/policy/prefect-account-org",
                        "/org/acme/secret/prefect-worker-key",
                        "/org/acme/gvc/prefect/volumeset/prefect",
                        "/org/acme/gvc/prefect/workload/prefect-server",
                        "block control-plane-configuration/prefect-worker",
                        "work pool cpln",
                        "/org/acme/gvc/prefect/workload/prefect-worker");
        assertThat(report.outcomes()).hasSize(25);
        assertThat(services.object("gvc/prefect").at("/tags/cplnprefect~1stack").asText())
                .isEqualTo("prefect");
    }

    @Test
    void apply_again_changesNothing() throws InterruptedException {
        stacks.apply(STACK).orThrow();
        services.platform.clearRequests();

        assertThat(stacks.plan(STACK).hasChanges())
                .as(stacks.plan(STACK).toString())
                .isFalse();
        StackReport report = stacks.apply(STACK).orThrow();

        assertThat(report.objects(Result.UNCHANGED)).hasSize(24);
        assertThat(services.writes()).isEmpty();
    }

    @Test
    void apply_changedDescription_updatesWhatHasChanged() throws InterruptedException {
        stacks.apply(STACK).orThrow();
        PrefectStack changed = PrefectStack.builder()
                .worker(StackWorker.builder().replicas(3).build())
                .build();

        assertThat(stacks.plan(changed).changes())
                .filteredOn(change -> change.action() != Action.UNCHANGED)
                .singleElement()
                .asString()
                .contains("workload/prefect-worker", "minScale: 1 -> 3", "maxScale: 1 -> 3");
        assertThat(stacks.apply(changed).orThrow().objects(Result.UPDATED))
                .containsExactly("/org/acme/gvc/prefect/workload/prefect-worker");
    }

    @Test
    void apply_storesTheKeyForTheJobsOfThePool() throws InterruptedException {
        stacks.apply(STACK).orThrow();

        Secret token = ControlPlaneBlocks.of(services.prefect)
                .load(BlockKind.CONFIGURATION, "prefect-worker")
                .token();
        JsonNode secret = services.object("secret/prefect-worker-key");
        assertThat(Objects.requireNonNull(token).reveal())
                .isEqualTo(secret.at("/data/payload").asText())
                .isNotEmpty();
        JsonNode variables = services.prefect
                .connection()
                .mapper()
                .valueToTree(services.prefect.workPools().read("cpln").execute().baseJobTemplate())
                .at("/variables/properties");
        assertThat(variables.at("/config/default/$ref/block_document_id").asText())
                .hasSize(36);
        assertThat(variables.at("/env/default/PREFECT_API_URL").asText())
                .isEqualTo("http://prefect-server.prefect.cpln.local/api");
        assertThat(services.object("serviceaccount/prefect-worker").path("keys"))
                .hasSize(1);
    }

    @Test
    void apply_afterTheKeyWasRevoked_storesAnother() throws InterruptedException {
        stacks.apply(STACK).orThrow();
        String revoked = services.object("serviceaccount/prefect-worker")
                .at("/keys/0/name")
                .asText();
        services.controlPlane
                .org()
                .serviceAccountKeys("prefect-worker")
                .remove(revoked)
                .execute();

        StackReport report = stacks.apply(STACK).orThrow();

        assertThat(report.objects(Result.UPDATED))
                .containsExactly(
                        "/org/acme/secret/prefect-worker-key", "block control-plane-configuration/prefect-worker");
        assertThat(stacks.plan(STACK).hasChanges()).isFalse();
    }

    @Test
    void apply_withoutAPrefectClient_leavesThePoolToTheWorker() throws InterruptedException {
        StackReport report =
                PrefectStacks.of(services.controlPlane).apply(STACK).orThrow();

        assertThat(report.objects(Result.CREATED)).hasSize(23).noneMatch(object -> object.startsWith("work pool"));
        assertThat(report.notes()).singleElement().asString().contains("cannot read the logs");
        assertThat(stacks.apply(STACK).orThrow().objects(Result.CREATED))
                .containsExactly("block control-plane-configuration/prefect-worker", "work pool cpln");
    }

    @Test
    void apply_poolOfTheWorker_addsTheConfigurationAndKeepsTheRest() throws InterruptedException {
        services.prefect
                .workPools()
                .create(WorkPoolCreate.builder().name("cpln").type("cpln").build())
                .execute();

        assertThat(stacks.apply(STACK).orThrow().objects(Result.UPDATED)).containsExactly("work pool cpln");
        assertThat(stacks.plan(STACK).hasChanges()).isFalse();
    }

    @Test
    void plan_beforeTheServerRuns_saysSo() {
        try (Prefect absent = Prefect.builder().apiUrl("http://127.0.0.1:1/api").build()) {
            StackPlan plan =
                    PrefectStacks.of(services.controlPlane).withPrefect(absent).plan(STACK);

            assertThat(plan.problems()).isEmpty();
            assertThat(plan.changes()).hasSize(25).allMatch(change -> change.action() == Action.CREATE);
            assertThat(plan.notes()).singleElement().asString().contains("127.0.0.1:1", "cannot be reached yet");
        }
        assertThat(services.writes()).isEmpty();
    }

    @Test
    void apply_objectsOfOthers_isRefusedBeforeTheFirstWrite() {
        services.put("gvc/prefect", "{\"name\": \"prefect\"}");
        services.put("gvc/prefect/identity/prefect-worker", "{\"name\": \"prefect-worker\"}");
        services.put(
                "secret/prefect-worker-key", "{\"name\": \"prefect-worker-key\", \"type\": \"opaque\", \"data\": {}}");
        services.prefect
                .workPools()
                .create(WorkPoolCreate.builder().name("cpln").type("process").build())
                .execute();

        assertThatThrownBy(() -> stacks.apply(STACK))
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.problems()).hasSize(4))
                .hasMessageContainingAll(
                        "/org/acme/gvc/prefect exists, and has no tag cplnprefect/stack: prefect",
                        "identity/prefect-worker exists",
                        "secret/prefect-worker-key exists",
                        "work pool 'cpln': it has the type 'process'");
        assertThat(services.writes()).isEmpty();
    }

    @Test
    void apply_missingSecretAndLocation_isRefusedBeforeTheFirstWrite() {
        PrefectStack stack = PrefectStack.builder()
                .locations(List.of("aws-nowhere"))
                .authSecret("cpln://secret/absent.payload")
                .build();

        assertThatThrownBy(() -> stacks.apply(stack))
                .isInstanceOf(UsageException.class)
                .hasMessageContainingAll("/org/acme/location/aws-nowhere", "/org/acme/secret/absent", "does not exist")
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .allSatisfy(problem -> assertThat(problem).matches("/org/acme/\\S+: .+"))
                                .contains(
                                        "/org/acme/policy/prefect-server-secrets: targetLinks[0] links to /org/acme/secret/absent,"
                                                + " which does not exist: create it, or correct the link")
                                .doesNotHaveDuplicates());
        assertThat(services.writes()).isEmpty();
    }

    @Test
    void apply_addressOfAnotherService_isOneFailureThatNamesTheEndpoint() {
        services.faults.when(RequestPattern.any()).then(Fault.respond(404, "{\"detail\":\"no\"}"));

        assertThatThrownBy(() -> stacks.apply(STACK))
                .isInstanceOf(ServiceException.NotFound.class)
                .hasMessageContaining("Set CPLN_ENDPOINT");
    }

    @Test
    void apply_inAGvcOfOthers_leavesTheGvc() throws InterruptedException {
        services.put("gvc/prefect", """
                {"name": "prefect", "spec": {"staticPlacement": {"locationLinks": ["//location/aws-eu-central-1"]}}}""");
        PrefectStack stack = PrefectStack.builder().createGvc(false).build();

        stacks.apply(stack).orThrow();
        stacks.destroy(stack).orThrow();

        assertThat(services.exists("gvc/prefect")).isTrue();
        assertThat(services.exists("gvc/prefect/workload/prefect-server")).isFalse();
    }

    @Test
    void destroy_deletesWhatTheStackHasCreated() throws InterruptedException {
        services.secret("other", "x");
        stacks.apply(STACK).orThrow();
        List<String> planned = stacks.planDestroy(STACK);

        StackReport report = stacks.destroy(STACK).orThrow();

        assertThat(report.objects(Result.DELETED))
                .containsExactlyInAnyOrderElementsOf(planned)
                .hasSize(23)
                .startsWith("/org/acme/gvc/prefect/workload/prefect-worker")
                .endsWith("/org/acme/gvc/prefect", "/org/acme/secret/prefect-worker-key");
        assertThat(services.exists("gvc/prefect")).isFalse();
        assertThat(services.exists("serviceaccount/prefect-worker")).isFalse();
        assertThat(services.exists("secret/other")).isTrue();
        assertThat(stacks.destroy(STACK).orThrow().outcomes()).isEmpty();
    }

    @Test
    void destroy_objectsOfOthers_areKept() throws InterruptedException {
        stacks.apply(STACK).orThrow();
        services.put("gvc/prefect/workload/etl", "{\"name\": \"etl\", \"spec\": {\"type\": \"cron\"}}");
        services.put("policy/prefect-worker-gvcs", "{\"name\": \"prefect-worker-gvcs\"}");

        StackReport report = stacks.destroy(STACK).orThrow();

        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.result() == Result.UNCHANGED)
                .extracting(StackOutcome::toString)
                .containsExactly(
                        "unchanged /org/acme/gvc/prefect: it has other workloads: etl",
                        "unchanged /org/acme/policy/prefect-worker-gvcs: it has no tag cplnprefect/stack: prefect");
        assertThat(services.exists("gvc/prefect/workload/etl")).isTrue();
        assertThat(services.exists("gvc/prefect/workload/prefect-server")).isFalse();
    }

    @Test
    void externalApiUrl_isThatOfTheServersWorkload() throws InterruptedException {
        assertThat(stacks.externalApiUrl(STACK)).isNull();

        stacks.apply(STACK).orThrow();

        assertThat(stacks.externalApiUrl(STACK)).matches("https://prefect-server-\\w+\\.cpln\\.app/api");
    }
}
