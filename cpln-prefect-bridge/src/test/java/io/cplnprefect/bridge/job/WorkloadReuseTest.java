/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static io.cplnprefect.testkit.fault.RequestPattern.patch;
import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.internal.workload.WorkloadException;
import io.cplnprefect.bridge.manifest.WorkloadName;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which workload jobs share, and who makes it. */
class WorkloadReuseTest {

    private static final String POST_WORKLOAD = "/org/acme/gvc/prefect/workload";

    private final TwoServers servers =
            TwoServers.start(platform -> platform.pageSize(2).gvc("other"));
    private final JobCommands jobs = new JobCommands(servers.controlPlane());

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void job_ofNewShape_makesWorkloadNamedByItsHashWithTags() throws InterruptedException {
        JobRequest request = Requests.any();

        Job job = Requests.start(jobs, request);

        assertThat(job.pid().workload()).isEqualTo(name(request, 1)).startsWith("prefect-");
        JsonNode workload = item(name(request, 1));
        assertThat(workload.at("/tags/cpln~1createdByPrefect").asText()).isEqualTo("true");
        assertThat(workload.at("/tags/cpln~1specHash").asText())
                .isEqualTo(request.workload().specHash());
        assertThat(workload.at("/spec/defaultOptions/suspend").asBoolean()).isTrue();
    }

    @Test
    void job_ofKnownShape_usesTheWorkloadThatIsThere() throws InterruptedException {
        Job first = Requests.start(jobs, Requests.any());
        Job second = Requests.start(anotherSubmitter(), Requests.any());

        assertThat(second.pid().workload()).isEqualTo(first.pid().workload());
        assertThat(servers.platformRequests(post(POST_WORKLOAD))).isEqualTo(1);
        assertThat(second.pid().command()).isNotEqualTo(first.pid().command());
    }

    @Test
    void jobs_ofDifferentTypes_doNotShare() throws InterruptedException {
        Job plain = Requests.start(jobs, Requests.any());
        Job typed = Requests.start(jobs, Requests.ofType("nightly"));
        Job again = Requests.start(anotherSubmitter(), Requests.ofType("nightly"));

        assertThat(typed.pid().workload())
                .startsWith("nightly-")
                .isNotEqualTo(plain.pid().workload());
        assertThat(again.pid().workload()).isEqualTo(typed.pid().workload());
    }

    @Test
    void workload_amongSeveralPages_isTheOldestThatFits() throws InterruptedException {
        JobRequest request = Requests.any();
        JsonNode made = item(Requests.start(jobs, request).pid().workload());
        for (int i = 1; i <= 5; i++) {
            put("prefect", "edited-" + i, edited(made, "2020-01-0" + i + "T00:00:00.000Z"));
            put("other", "foreign-" + i, created(made, "2019-01-0" + i + "T00:00:00.000Z"));
        }
        put("prefect", "younger", created(made, "2025-05-02T00:00:00.000Z"));
        put("prefect", "oldest", created(made, "2025-05-01T00:00:00.000Z"));

        Job job = Requests.start(anotherSubmitter(), request(request));

        assertThat(job.pid().workload()).isEqualTo("oldest");
    }

    @Test
    void workload_editedByHand_isNotUsedAndItsNameIsReported() throws InterruptedException {
        JobRequest request = Requests.any();
        String name = Requests.start(jobs, request).pid().workload();
        put("prefect", name, edited(item(name), "2026-01-01T00:00:00.000Z"));
        JsonNode before = item(name);

        assertThatThrownBy(() -> Requests.start(anotherSubmitter(), Requests.any()))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("changed by hand")
                .hasMessageContaining("Rename or delete");
        assertThat(item(name)).isEqualTo(before);
    }

    @Test
    void name_takenByForeignWorkload_endsWithErrorAndChangesNothing() {
        JobRequest request = Requests.any();
        String name = name(request, 1);
        put("prefect", name, TwoServers.json("{'name': '" + name + "', 'spec': {'type': 'serverless'}}"));
        JsonNode before = item(name);

        assertThatThrownBy(() -> Requests.start(jobs, request))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("Workload name " + name + " in GVC prefect is taken");
        assertThat(item(name)).isEqualTo(before);
        assertThat(servers.platformRequests(RequestPattern.put("/**"))).isZero();
        assertThat(servers.platformRequests(patch("/**"))).isZero();
    }

    @Test
    void workload_retired_isLeftAloneForASecondOne() throws InterruptedException {
        JobRequest request = Requests.any();
        String name = Requests.start(jobs, request).pid().workload();
        ObjectNode retired = item(name).deepCopy();
        retired.withObject("/tags").put("cpln/specHash", "retired");
        put("prefect", name, retired);

        Job job = Requests.start(anotherSubmitter(), Requests.any());

        assertThat(job.pid().workload()).isEqualTo(name(request, 2)).endsWith("-2");
    }

    @Test
    void manyThreads_atOnce_makeOneWorkloadWithOneLook() throws Exception {
        List<Job> started = inParallel(List.of(jobs, jobs, jobs, jobs, jobs, jobs, jobs, jobs));

        assertThat(started).extracting(job -> job.pid().workload()).containsOnly(name(Requests.any(), 1));
        assertThat(started).extracting(job -> job.pid().command()).doesNotHaveDuplicates();
        assertThat(servers.platformRequests(post(POST_WORKLOAD))).isEqualTo(1);
        assertThat(servers.platformRequests(post("/org/acme/workload/-query"))).isEqualTo(1);
    }

    @Test
    void twoSubmitters_racing_shareTheWorkloadOfTheFaster() throws InterruptedException {
        JobCommands slow = anotherSubmitter();
        Set<String> faster = new HashSet<>();
        // Between the slow one's look and its creation, the other has found nothing either and created.
        servers.faults().when(post(POST_WORKLOAD)).once().then(Fault.runBefore(() -> faster.add(startNow())));

        Job job = Requests.start(slow, Requests.any());

        assertThat(faster).containsExactly(job.pid().workload());
    }

    @Test
    void creation_responseLost_usesTheCreatedWorkload() throws InterruptedException {
        servers.faults().when(post(POST_WORKLOAD)).once().then(Fault.loseResponse());

        Job job = Requests.start(jobs, Requests.any());

        assertThat(servers.workloads())
                .containsExactly(TwoServers.link(job.pid().workload()));
    }

    @Test
    void creation_lostOnTheWay_isRepeated() throws InterruptedException {
        servers.faults().when(post(POST_WORKLOAD)).times(2).then(Fault.loseRequest());

        Job job = Requests.start(jobs, Requests.any());

        assertThat(servers.workloads())
                .containsExactly(TwoServers.link(job.pid().workload()));
    }

    @Test
    void creation_refused_tellsTheStepAndTheReason() {
        servers.faults().when(post(POST_WORKLOAD)).then(Fault.respond(403, "{\"message\":\"no permission create\"}"));

        assertThatThrownBy(() -> Requests.start(jobs, Requests.any()))
                .isInstanceOf(WorkloadException.class)
                .hasMessageContaining("Workload prefect-")
                .hasMessageContaining("was refused")
                .hasMessageContaining("no permission create");
    }

    private String startNow() {
        try {
            return Requests.start(jobs, Requests.any()).pid().workload();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JobCommands anotherSubmitter() {
        return new JobCommands(servers.controlPlane());
    }

    private static JobRequest request(JobRequest like) {
        JobRequest request = Requests.any();
        assertThat(request.workload().specHash()).isEqualTo(like.workload().specHash());
        return request;
    }

    private static List<Job> inParallel(List<JobCommands> submitters) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(submitters.size());
        try {
            List<Future<Job>> all = new ArrayList<>();
            for (JobCommands each : submitters) {
                all.add(threads.submit(() -> Requests.start(each, Requests.any())));
            }
            List<Job> started = new ArrayList<>();
            for (Future<Job> one : all) {
                started.add(one.get());
            }
            return started;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String name(JobRequest request, int generation) {
        return WorkloadName.of(request.jobType(), request.workload().specHash(), generation);
    }

    private JsonNode item(String workload) {
        return Objects.requireNonNull(servers.platform().get(TwoServers.link(workload)));
    }

    private void put(String gvc, String name, JsonNode workload) {
        ObjectNode copy = workload.deepCopy();
        copy.remove("links");
        copy.remove("id");
        copy.put("name", name);
        servers.platform().put("/org/acme/gvc/" + gvc + "/workload/" + name, copy);
    }

    private static JsonNode created(JsonNode workload, String when) {
        return ((ObjectNode) workload.deepCopy()).put("created", when);
    }

    private static JsonNode edited(JsonNode workload, String when) {
        ObjectNode copy = workload.deepCopy();
        ((ObjectNode) copy.at("/spec/job")).put("restartPolicy", "OnFailure");
        return copy.put("created", when);
    }
}
