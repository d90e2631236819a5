/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.bridge.internal.workload.WorkloadException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.cpln.RecordedRequest;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The identity and the policy of workloads whose jobs read secrets, and the objects that a manifest names. */
class JobSecretsTest {

    static final String WITH_SECRETS = """
            apiVersion: batch/v1
            kind: Job
            metadata:
              labels: {team: data}
            spec:
              template:
                spec:
                  containers:
                    - name: prefect-job
                      image: acme/etl:1
                      resources: {limits: {cpu: 500m, memory: 512Mi}}
                      envFrom:
                        - secretRef: {name: settings}
                      env:
                        - name: TOKEN
                          value: cpln://secret/api.token
                        - name: PLAIN
                          value: plain-value
            """;

    static final String WITHOUT_SECRETS = """
            {"apiVersion": "batch/v1", "kind": "Job", "spec": {"template": {"spec": {"containers": [
              {"name": "prefect-job", "image": "acme/etl:1"}]}}}}
            """;

    private static final String IDENTITIES = "/org/acme/gvc/prefect/identity";
    private static final String POLICIES = "/org/acme/policy";

    private final TwoServers servers = TwoServers.start();
    private final JobCommands jobs = new JobCommands(servers.controlPlane());

    @BeforeEach
    void secrets() {
        secret(
                "settings",
                "{'name': 'settings', 'type': 'dictionary', 'data': {'HOST': 'db-value', 'USER': 'user-value'}}");
        secret("api", "{'name': 'api', 'type': 'dictionary', 'data': {'token': 'token-value'}}");
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void job_withSecrets_hasAnIdentityThatMayRevealThemAndNoMore() throws InterruptedException {
        Job job = Requests.start(jobs, request(WITH_SECRETS));

        String workload = job.pid().workload();
        JsonNode identity = item(IDENTITIES + "/" + workload + "-identity");
        assertThat(identity.at("/tags/cpln~1createdByPrefect").asText()).isEqualTo("true");
        JsonNode policy = item(POLICIES + "/" + JobAccess.policyName(TwoServers.GVC, workload));
        assertThat(policy.path("targetKind").asText()).isEqualTo("secret");
        assertThat(policy.path("targetLinks").toString()).isEqualTo("[\"//secret/api\",\"//secret/settings\"]");
        assertThat(policy.path("bindings")).hasSize(1);
        assertThat(policy.at("/bindings/0/permissions").toString()).isEqualTo("[\"reveal\"]");
        assertThat(policy.at("/bindings/0/principalLinks/0").asText())
                .isEqualTo(IDENTITIES + "/" + workload + "-identity");
        assertThat(item(TwoServers.link(workload)).at("/spec/identityLink").asText())
                .isEqualTo(IDENTITIES + "/" + workload + "-identity");
        assertThat(writes())
                .containsExactly(
                        "PUT " + IDENTITIES, "PUT " + POLICIES, "POST /org/acme/gvc/prefect/workload", command(job));
    }

    @Test
    void valuesOfSecrets_areInNoRequest() throws InterruptedException {
        Requests.start(jobs, request(WITH_SECRETS));

        assertThat(servers.platform().requests())
                .extracting(RecordedRequest::toString)
                .noneMatch(call -> call.contains("db-value") || call.contains("token-value"));
    }

    @Test
    void secondJob_withTheSameSecrets_sharesTheWorkloadAndCreatesNothing() throws InterruptedException {
        Job first = Requests.start(jobs, request(WITH_SECRETS));
        servers.platform().clearRequests();

        Job second = Requests.start(new JobCommands(servers.controlPlane()), request(WITH_SECRETS));

        assertThat(second.pid().workload()).isEqualTo(first.pid().workload());
        assertThat(writes()).containsExactly(command(second));
    }

    @Test
    void job_withOtherSecrets_hasAWorkloadOfItsOwn() throws InterruptedException {
        Job first = Requests.start(jobs, request(WITH_SECRETS));
        Job other = Requests.start(jobs, request(WITH_SECRETS.replace("cpln://secret/api", "cpln://secret/settings")));
        assertThat(other.pid().workload()).isNotEqualTo(first.pid().workload());
    }

    @Test
    void workload_whoseIdentityWasRemoved_isNotUsed() throws InterruptedException {
        JobRequest request = request(WITH_SECRETS);
        String name = Requests.start(jobs, request).pid().workload();
        var edited = (ObjectNode) item(TwoServers.link(name)).deepCopy();
        ((ObjectNode) edited.get("spec")).remove("identityLink");
        edited.remove("links");
        servers.platform().put(TwoServers.link(name), edited);

        assertThatThrownBy(() -> Requests.start(new JobCommands(servers.controlPlane()), request(WITH_SECRETS)))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("it has no identity to reveal secrets with");
    }

    @Test
    void creation_responseOfThePolicyLost_isRepeated() throws InterruptedException {
        servers.faults().when(RequestPattern.put(POLICIES)).once().then(Fault.loseResponse());

        Job job = Requests.start(jobs, request(WITH_SECRETS));

        assertThat(servers.workloads())
                .containsExactly(TwoServers.link(job.pid().workload()));
    }

    @Test
    void identity_ofAnotherOwner_isNotReplaced() {
        JobRequest request = request(WITH_SECRETS);
        String name = "prefect-" + request.workload().specHash().substring(0, 12) + "-identity";
        servers.platform()
                .put(IDENTITIES + "/" + name, TwoServers.json("{'name': '" + name + "', 'tags': {'mine': 1}}"));

        assertThatThrownBy(() -> Requests.start(jobs, request))
                .isInstanceOf(WorkloadException.class)
                .hasMessage("Identity name " + name
                        + " is taken by an object that was not created for jobs. Rename or delete it");
        assertThat(writes()).isEmpty();
    }

    @Test
    void policy_thatTheTokenMayNotCreate_isReportedWithItsStep() {
        servers.faults()
                .when(RequestPattern.put(POLICIES))
                .then(Fault.respond(403, "{\"message\":\"no permission create\"}"));

        assertThatThrownBy(() -> Requests.start(jobs, request(WITH_SECRETS)))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("Policy prefect-")
                .hasMessageContaining("was refused")
                .hasMessageContaining("no permission create");
        assertThat(servers.workloads()).isEmpty();
    }

    @Test
    void secret_thatTheTokenMayNotReveal_isReportedAsSuch() {
        servers.faults().when(RequestPattern.get("/**/-reveal")).then(Fault.respond(403, "{\"message\":\"denied\"}"));

        assertThatThrownBy(() -> request(WITH_SECRETS))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(
                        "Secret 'settings' (spec.template.spec.containers[0].envFrom[0].secretRef.name) cannot be revealed:"
                                + " the token lacks the permission reveal");
        assertThat(writes()).isEmpty();
    }

    @Test
    void job_withANamedIdentity_createsNoPolicyAndWarnsIfItMayNotReveal() throws InterruptedException {
        servers.platform().put(IDENTITIES + "/runner", TwoServers.json("{'name': 'runner'}"));

        Job job = Requests.start(
                jobs,
                request(WITH_SECRETS.replace("    containers:", "    serviceAccountName: runner\n      containers:")));

        assertThat(writes()).containsExactly("POST /org/acme/gvc/prefect/workload", command(job));
        assertThat(item(TwoServers.link(job.pid().workload()))
                        .at("/spec/identityLink")
                        .asText())
                .isEqualTo(IDENTITIES + "/runner");
    }

    @Test
    void objectsThatAreMissing_areReportedTogetherBeforeAnythingIsCreated() {
        servers.platform()
                .put(
                        "/org/acme/gvc/prefect/volumeset/disk",
                        TwoServers.json(
                                "{'name': 'disk', 'spec': {'initialCapacity': 10, 'performanceClass': 'general-purpose-ssd',"
                                        + " 'fileSystemType': 'ext4'}}"));

        assertThatThrownBy(() -> Requests.start(jobs, request(WITH_VOLUMES.formatted("disk"))))
                .isInstanceOf(WorkloadException.class)
                .hasMessage("""
                        The job cannot run in GVC prefect (2 problems):
                        - spec.template.spec.volumes[0].persistentVolumeClaim.claimName is 'disk', a volume set with file\
                         system ext4, which jobs cannot mount: use a volume set with fileSystemType shared
                        - spec.template.spec.imagePullSecrets[0].name is 'registry', which is no pull secret of the GVC\
                         prefect: add //secret/registry to spec.pullSecretLinks of the GVC""");
        assertThat(writes()).isEmpty();
    }

    @Test
    void pullSecrets_withTheOption_areAddedToTheGvc() throws InterruptedException {
        servers.platform()
                .put(
                        "/org/acme/gvc/prefect/volumeset/files",
                        TwoServers.json(
                                "{'name': 'files', 'spec': {'initialCapacity': 10, 'performanceClass': 'shared',"
                                        + " 'fileSystemType': 'shared'}}"));
        secret("registry", "{'name': 'registry', 'type': 'docker', 'data': '{}'}");

        Requests.start(jobs, Requests.of(servers, WITH_VOLUMES.formatted("files"), new WorkloadOptions(true, false)));

        assertThat(item("/org/acme/gvc/prefect").at("/spec/pullSecretLinks").toString())
                .isEqualTo("[\"//secret/registry\"]");
    }

    @Test
    void pullSecrets_ofAJobThatCannotRun_areNotAddedToTheGvc() {
        secret("registry", "{'name': 'registry', 'type': 'docker', 'data': '{}'}");

        assertThatThrownBy(() -> Requests.start(
                        jobs,
                        Requests.of(servers, WITH_VOLUMES.formatted("missing"), new WorkloadOptions(true, false))))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("missing");
        assertThat(item("/org/acme/gvc/prefect").at("/spec/pullSecretLinks")).isEmpty();
    }

    @Test
    void pullSecrets_ofAKnownShape_areRequiredToo() throws InterruptedException {
        Requests.start(jobs, request(WITHOUT_SECRETS));

        assertThatThrownBy(() -> Requests.start(
                        jobs,
                        request(WITHOUT_SECRETS.replace(
                                "\"containers\"", "\"imagePullSecrets\": [{\"name\": \"registry\"}], \"containers\""))))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(
                        "imagePullSecrets[0].name is 'registry', which is no pull secret of the GVC prefect");
        assertThat(servers.platformRequests(RequestPattern.post("/**/-command")))
                .isEqualTo(1);
    }

    private static final String WITH_VOLUMES = """
            {"apiVersion": "batch/v1", "kind": "Job", "spec": {"template": {"spec": {
              "imagePullSecrets": [{"name": "registry"}],
              "volumes": [{"name": "v", "persistentVolumeClaim": {"claimName": "%s"}}],
              "containers": [{"name": "prefect-job", "image": "acme/etl:1",
                              "volumeMounts": [{"name": "v", "mountPath": "/data"}]}]}}}}
            """;

    private JobRequest request(String yaml) {
        return Requests.of(servers, yaml, WorkloadOptions.DEFAULT);
    }

    private void secret(String name, String document) {
        servers.platform().put("/org/acme/secret/" + name, TwoServers.json(document));
    }

    private JsonNode item(String link) {
        return Objects.requireNonNull(servers.platform().get(link));
    }

    private static String command(Job job) {
        return "POST " + TwoServers.link(job.pid().workload()) + "/-command";
    }

    private List<String> writes() {
        return servers.platform().requests().stream()
                .filter(call -> !call.method().equals("GET") && !call.path().contains("-query"))
                .map(call -> call.method() + " " + call.path())
                .toList();
    }
}
