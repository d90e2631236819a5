/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.JobAccess;
import io.cplnprefect.bridge.internal.workload.WorkloadQuota;
import io.cplnprefect.bridge.job.JobPlan.Decision;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a start would do, determined without a write. */
class JobPlanTest {

    private final TwoServers servers = TwoServers.start();
    private final JobCommands jobs = new JobCommands(servers.controlPlane());

    @BeforeEach
    void secrets() {
        servers.platform()
                .put(
                        "/org/acme/secret/settings",
                        TwoServers.json(
                                "{'name': 'settings', 'type': 'dictionary', 'data': {'HOST': 'db-value', 'USER': 'u'}}"));
        servers.platform()
                .put("/org/acme/secret/api", TwoServers.json("{'name': 'api', 'type': 'dictionary', 'data': {}}"));
    }

    @AfterEach
    void close() {
        assertThat(servers.platformRequests(RequestPattern.put("/**"))
                        + servers.platformRequests(RequestPattern.patch("/**")))
                .isZero();
        servers.close();
    }

    @Test
    void plan_ofANewShape_containsAllThatWouldBeCreatedAndNoValues() {
        JobRequest request = request();

        JobPlan plan = jobs.plan(request);

        String name = "prefect-" + request.workload().specHash().substring(0, 12);
        assertThat(plan.decision()).isEqualTo(Decision.CREATE);
        assertThat(plan.workloadName()).isEqualTo(name);
        assertThat(plan.location()).isEqualTo("aws-eu-central-1");
        assertThat(plan.objects().at("/policy/targetLinks").toString())
                .isEqualTo("[\"//secret/api\",\"//secret/settings\"]");
        assertThat(plan.objects().at("/identity/name").asText()).isEqualTo(name + "-identity");
        assertThat(plan.objects().at("/workload/spec/identityLink").asText()).endsWith(name + "-identity");
        assertThat(plan.command().at("/spec/containerOverrides/0/env").toString())
                .contains("cpln://secret/settings.HOST", "\"***\"");
        assertThat(plan.toYaml())
                .contains("decision: create")
                .contains(
                        "- no workload with the spec hash " + request.workload().specHash() + " can be used")
                .contains("HOST")
                .doesNotContain("plain-value")
                .doesNotContain("db-value");
        assertThat(servers.workloads()).isEmpty();
        assertThat(servers.platformRequests(RequestPattern.post("/**/-command")))
                .isZero();
    }

    @Test
    void plan_ofAKnownShape_isItsReuse() throws InterruptedException {
        Job job = Requests.start(jobs, Requests.any());

        JobPlan plan = jobs.plan(Requests.any());

        assertThat(plan.decision()).isEqualTo(Decision.REUSE);
        assertThat(plan.workloadName()).isEqualTo(job.pid().workload());
        assertThat(plan.objects()).isEmpty();
    }

    @Test
    void plan_withAWorkloadChangedByHand_refusesWithTheReason() throws InterruptedException {
        String name = Requests.start(jobs, Requests.any()).pid().workload();
        JsonNode workload = Objects.requireNonNull(servers.platform().get(TwoServers.link(name)));
        ObjectNode edited = workload.deepCopy();
        ((ObjectNode) edited.at("/spec/job")).put("restartPolicy", "OnFailure");
        edited.remove("links");
        servers.platform().put(TwoServers.link(name), edited);

        JobPlan plan = jobs.plan(Requests.any());

        assertThat(plan.decision()).isEqualTo(Decision.REFUSE);
        assertThat(plan.reasons())
                .contains(
                        name + " is not used, because its spec was changed by hand at job.restartPolicy",
                        "the name " + name
                                + " is taken by a workload that these jobs cannot use: its spec was changed by hand"
                                + " at job.restartPolicy");
    }

    @Test
    void plan_withAMissingIdentity_refuses() {
        JobPlan plan = jobs.plan(Requests.as("runner"));

        assertThat(plan.decision()).isEqualTo(Decision.REFUSE);
        assertThat(plan.reasons())
                .anyMatch(reason ->
                        reason.startsWith("spec.template.spec.serviceAccountName is 'runner', which does not"));
    }

    @Test
    void plan_nearTheQuotaOfWorkloads_warns() {
        servers.platform()
                .put(
                        "/org/acme/quota/workloads-per-gvc",
                        TwoServers.json("{'name': 'workloads-per-gvc', 'max': 20, 'current': 18,"
                                + " 'dimensions': {'gvcLink': '/org/acme/gvc/prefect'}}"));

        assertThat(jobs.plan(Requests.any()).warnings())
                .contains(
                        "Workload 19 of 20 that the quota workloads-per-gvc allows in GVC prefect: delete unused workloads,"
                                + " or request a larger quota (95 %)");
    }

    @Test
    void quota_isWarnedOfOnceForEachThreshold() {
        var client = servers.controlPlane();
        WorkloadQuota quota = new WorkloadQuota(client.org());
        List<Boolean> warned = new ArrayList<>();
        for (int current : new int[] {70, 79, 80, 94, 95, 99, 100}) {
            servers.platform()
                    .put(
                            "/org/acme/quota/workloads-per-gvc",
                            TwoServers.json("{'name': 'workloads-per-gvc', 'max': 100, 'current': " + current + "}"));
            warned.add(quota.newForecast(TwoServers.GVC) != null);
        }
        assertThat(warned).containsExactly(false, true, false, true, false, true, false);
    }

    @Test
    void plan_ofAStandaloneJob_containsItsWorkload() {
        JobManifest manifest = JobManifest.parse(JobSecretsTest.WITH_SECRETS);
        JobSpec spec = JobSpec.builder()
                .manifest(manifest)
                .gvc(TwoServers.GVC)
                .ownWorkload(true)
                .build();

        JobPlan plan = new Jobs(servers.controlPlane(), Runnable::run).plan(spec);

        assertThat(plan.decision()).isEqualTo(Decision.CREATE);
        assertThat(plan.workloadName()).startsWith("cpln-job-");
        assertThat(plan.objects().at("/workload/spec/containers/0/image").asText())
                .isEqualTo("acme/etl:1");
        assertThat(plan.toYaml()).doesNotContain("plain-value");
        assertThat(plan.objects().at("/policy/name").asText())
                .isEqualTo(JobAccess.policyName(TwoServers.GVC, plan.workloadName()));
    }

    private JobRequest request() {
        return Requests.of(servers, JobSecretsTest.WITH_SECRETS, WorkloadOptions.DEFAULT);
    }
}
