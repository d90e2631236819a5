/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.identity.Identity;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.resource.Resource;
import io.cplnprefect.cpln.workload.Container;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import io.cplnprefect.cpln.workload.WorkloadType;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes of objects of the emulator. */
@Timeout(60)
class ObjectChangeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GVC = "/org/acme/gvc/prefect";

    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .gvc("prefect", "aws-eu-central-1", "aws-us-east-1", "gcp-us-east1")
            .pageSize(2)
            .readinessDelay(Duration.ofMillis(200))
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .org("acme")
            .token(Secret.of(emulator.token()))
            .build();
    private final Resource<Identity> identities = cpln.org().gvc("prefect").identities();

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
    }

    private static Workload web() {
        return Workload.builder()
                .name("web")
                .spec(WorkloadSpec.builder()
                        .type(WorkloadType.of("standard"))
                        .addContainers(
                                Container.builder().name("main").image("nginx").build())
                        .build())
                .build();
    }

    @Test
    void put_invalidDocument_isRefusedWithAllProblemsBeforeARequest() {
        emulator.clearRequests();
        Workload invalid = Workload.builder()
                .from(web())
                .name("Web")
                .spec(WorkloadSpec.builder()
                        .addContainers(Container.builder()
                                .name("main")
                                .image("nginx")
                                .cpu("five")
                                .build())
                        .build())
                .build();

        UsageException failure = catchThrowableOfType(
                UsageException.class,
                () -> cpln.org().gvc("prefect").workloads().put(invalid).execute());

        assertThat(failure.problems())
                .hasSize(2)
                .anySatisfy(
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "Invalid workload 'Web': spec.containers[0].cpu is 'five': use a quantity such as 500m or 2Gi"));
        assertThat(emulator.requests()).isEmpty();
    }

    @Test
    void dryRun_ofADocument_returnsItWithDefaultsAndStoresNothing() {
        Workload result = cpln.org().gvc("prefect").workloads().dryRun(web()).execute();

        assertThat(result.spec()).isNotNull();
        assertThat(result.spec().containers().get(0).memory()).isEqualTo("128Mi");
        assertThat(emulator.get(GVC + "/workload/web")).isNull();
    }

    @Test
    void update_whileOthersChangeTheObject_isRepeatedUntilItFits() {
        identities
                .create(Identity.builder().name("etl").putTags("kept", "1").build())
                .execute();
        int[] calls = {0};

        Identity updated = identities
                .update("etl", read -> {
                    if (calls[0]++ < 2) {
                        identities
                                .patch("etl", Patch.empty().tag("other-" + calls[0], "x"))
                                .executeAsync()
                                .join();
                    }
                    return Identity.builder().from(read).description("ours").build();
                })
                .execute();

        assertThat(calls[0]).isEqualTo(3);
        assertThat(updated.description()).isEqualTo("ours");
        assertThat(updated.tags()).containsOnlyKeys("kept", "other-1", "other-2");
    }

    @Test
    void update_thatAlwaysConflicts_failsWithTheConflictAfterFiveAttempts() {
        identities.create(Identity.builder().name("etl").build()).execute();
        int[] calls = {0};

        assertThatThrownBy(() -> identities
                        .update("etl", read -> {
                            identities
                                    .patch("etl", Patch.empty().tag("n", calls[0]++))
                                    .executeAsync()
                                    .join();
                            return Identity.builder()
                                    .from(read)
                                    .description("ours")
                                    .build();
                        })
                        .execute())
                .isInstanceOf(ServiceException.Conflict.class)
                .hasMessageContaining("is not the current version");
        assertThat(calls[0]).isEqualTo(5);
    }

    @Test
    void update_thatRemovesAndChangesMembers_writesOnlyTheDifference() throws Exception {
        emulator.put(GVC + "/identity/etl", JSON.readTree("""
                {"name": "etl", "tags": {"a": "1", "b": "2"}}"""));
        emulator.clearRequests();

        identities
                .update(
                        "etl",
                        read -> Identity.builder()
                                .from(read)
                                .tags(Map.of("b", "3"))
                                .build())
                .execute();

        JsonNode sent = JSON.readTree(emulator.requests().get(1).body());
        assertThat(emulator.requests().get(1).method()).isEqualTo("PATCH");
        assertThat(sent).isEqualTo(JSON.readTree("{\"tags\": {\"a\": null, \"b\": \"3\"}, \"version\": 1}"));
    }

    @Test
    void update_withoutChangeOrWithAnotherName_writesNothing() {
        identities.create(Identity.builder().name("etl").build()).execute();
        emulator.clearRequests();

        assertThat(identities.update("etl", read -> read).execute().version()).isEqualTo(1);
        assertThatThrownBy(() -> identities
                        .update(
                                "etl",
                                read -> Identity.builder()
                                        .from(read)
                                        .name("other")
                                        .build())
                        .execute())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("its name is changed to 'other'");
        assertThatThrownBy(() -> identities.update("etl", read -> null).execute())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid change of 'etl': the function returns null");
        assertThat(emulator.requests())
                .allSatisfy(request -> assertThat(request.method()).isEqualTo("GET"));
    }

    @Test
    void patch_ofAnElementWithinAnElement_keepsItsOtherMembers() throws Exception {
        emulator.put(GVC + "/workload/web", JSON.readTree("""
                {"name": "web", "spec": {"type": "standard", "containers": [
                  {"name": "main", "image": "nginx", "cpu": "50m", "env": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}]},
                  {"name": "side", "image": "busybox"}]}}"""));

        cpln.org()
                .gvc("prefect")
                .workloads()
                .patch(
                        "web",
                        Patch.empty()
                                .within(
                                        "spec",
                                        Patch.empty()
                                                .mergeElement(
                                                        "containers",
                                                        "main",
                                                        Patch.empty()
                                                                .set("image", "nginx:2")
                                                                .mergeElement(
                                                                        "env",
                                                                        "B",
                                                                        Patch.empty()
                                                                                .set("value", "3")))))
                .execute();

        JsonNode containers =
                Objects.requireNonNull(emulator.get(GVC + "/workload/web")).at("/spec/containers");
        assertThat(containers.at("/0/image").asText()).isEqualTo("nginx:2");
        assertThat(containers.at("/0/cpu").asText()).isEqualTo("50m");
        assertThat(containers.at("/0/env")).isEqualTo(JSON.readTree("""
                [{"name": "A", "value": "1"}, {"name": "B", "value": "3"}]"""));
        assertThat(containers.at("/1/image").asText()).isEqualTo("busybox");
    }

    @Test
    void patch_ofADocument_isMerged() {
        identities
                .create(Identity.builder().name("etl").putTags("a", "1").build())
                .execute();

        Identity patched = identities
                .patch("etl", Patch.of(Map.of("description", "new", "tags", Map.of("b", 2))))
                .execute();

        assertThat(patched.description()).isEqualTo("new");
        assertThat(patched.tags()).containsOnly(Map.entry("a", "1"), Map.entry("b", 2));
    }
}
