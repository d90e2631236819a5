/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.worker.EndedRun;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.event.Event;
import io.cplnprefect.prefect.event.EventFilter;
import io.cplnprefect.prefect.event.EventNameFilter;
import io.cplnprefect.prefect.event.EventQuery;
import io.cplnprefect.prefect.event.RelatedFilter;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.worker.WorkerQuery;
import io.cplnprefect.prefect.worker.WorkerStatus;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flow runs from end to end: a real Prefect server, real Python flows in real processes, one worker. All of them run at the
 * same time, once for the whole class; the tests look at what became of each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChainOnRealPrefect {

    private static final String ORG = "acme";
    private static final String GVC = "prefect";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final PrefectRelease release;
    private final String pool;
    private final RecordingListener events = new RecordingListener();

    private @Nullable ControlPlaneEmulator platform;
    private @Nullable Prefect prefect;
    private @Nullable ControlPlane controlPlane;

    private @Nullable UUID completes;
    private @Nullable UUID completesToo;
    private @Nullable UUID raises;
    private @Nullable UUID killed;
    private @Nullable WorkerStatus workerStatus;

    ChainOnRealPrefect(PrefectRelease release) {
        this.release = release;
        this.pool = "chain-" + release.version().replace('.', '-');
    }

    @BeforeAll
    void runFlows(@TempDir Path folder) throws URISyntaxException {
        RealPrefect server = RealPrefect.shared(release);
        ProcessRuntime processes = ProcessRuntime.builder()
                .prependToPath(server.bin())
                .env("PREFECT_HOME", folder.resolve("home").toString())
                .workingDir(folder)
                .build();
        platform = ControlPlaneEmulator.builder()
                .org(ORG, "chain-token")
                .gvc(GVC)
                .runtime(processes)
                .start();
        prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
        controlPlane = ControlPlane.builder()
                .endpoint(platform.url())
                .logsEndpoint(platform.logsUrl())
                .token(Secret.of(platform.token()))
                .org(ORG)
                .build();
        WorkerSettings settings = WorkerSettings.builder()
                .workPool(pool)
                .name("chain-worker")
                .gvc(GVC)
                .jobApiUrl(server.apiUrl())
                .limit(2)
                .build();
        try (Bridge bridge = Bridge.between(prefect, controlPlane);
                Worker worker = bridge.worker(settings, events)) {
            completes = schedule("completes", Map.of("word", "first"));
            completesToo = schedule("completes", Map.of("word", "second"));
            raises = schedule("raises", Map.of());
            killed = schedule("killed", Map.of());
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        worker.heartbeat();
                        worker.pollOnce();
                        worker.observeOnce();
                        if (!events.notStarted.isEmpty()) {
                            throw new IllegalStateException("Not started: " + events.notStarted);
                        }
                        assertThat(worker.running().size() + worker.submitting())
                                .as("never more than the limit")
                                .isLessThanOrEqualTo(2);
                        assertThat(events.ended).as(events.lines::toString).hasSize(4);
                    });
            workerStatus = prefect.workers()
                    .filterPage(pool, WorkerQuery.builder().build())
                    .execute()
                    .get(0)
                    .status();
        }
    }

    private UUID schedule(String flowName, Map<String, Object> parameters) throws URISyntaxException {
        Flow flow = prefect()
                .flows()
                .create(FlowCreate.builder().name(flowName).build())
                .execute();
        URL source = Objects.requireNonNull(getClass().getResource("/flows/flows.py"));
        String folder = Path.of(source.toURI()).resolveSibling("").toString();
        Deployment deployment = prefect()
                .deployments()
                .create(DeploymentCreate.builder()
                        .name(pool)
                        .flowId(flow.id())
                        .workPoolName(pool)
                        .entrypoint("flows.py:" + flowName)
                        .pullSteps(List.of(
                                Map.of("prefect.deployments.steps.set_working_directory", Map.of("directory", folder))))
                        .enforceParameterSchema(false)
                        .build())
                .execute();
        return prefect()
                .deployments()
                .createFlowRun(
                        deployment.id(),
                        DeploymentFlowRunCreate.builder()
                                .parameters(parameters)
                                .addTags("mine")
                                .build())
                .execute()
                .id();
    }

    @AfterAll
    void close() {
        if (controlPlane != null) {
            controlPlane.close();
        }
        if (prefect != null) {
            prefect.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void flowThatCompletes_endsByItsOwnReport_withThePidAndTagsOfItsJob() {
        FlowRun run = run(completes);
        assertThat(history(run)).containsExactly("Scheduled", "Pending", "Running", "Completed");
        InfrastructurePid pid = events.job(run.id()).pid();
        assertThat(run.infrastructurePid()).isEqualTo(pid.toString());
        assertThat(run.tags())
                .contains(
                        "mine",
                        "cpln:org:" + ORG,
                        "cpln:gvc:" + GVC,
                        "cpln:workload:" + pid.workload(),
                        "cpln:command:" + pid.command());
        assertThat(events.lines(run.id())).anyMatch(line -> line.contains("the word is first"));
        assertThat(events.lines(run.id()).stream().filter(line -> line.contains("the word is first")))
                .as("each line once")
                .hasSize(1);
    }

    @Test
    void flowThatRaises_failsByItsOwnReport() {
        FlowRun run = run(raises);
        assertThat(history(run)).containsExactly("Scheduled", "Pending", "Running", "Failed");
        assertThat(message(run)).contains("this flow fails by itself");
        assertThat(events.end(run.id()).state()).isEqualTo("FAILED");
    }

    @Test
    void flowThatIsKilled_isReportedCrashed_withExitCodeAndLastLines() {
        FlowRun run = run(killed);
        assertThat(history(run)).containsExactly("Scheduled", "Pending", "Running", "Crashed");
        assertThat(message(run))
                .contains(events.job(run.id()).pid().command())
                .contains("exit code 137")
                .contains("SIGKILL")
                .contains("last words");
    }

    @Test
    void twoRunsAtOnce_shareOneWorkload_andHaveACommandEach() {
        InfrastructurePid first = events.job(run(completes).id()).pid();
        InfrastructurePid second = events.job(run(completesToo).id()).pid();
        assertThat(first.workload()).isEqualTo(second.workload());
        assertThat(first.command()).isNotEqualTo(second.command());
        assertThat(controlPlane().org().gvc(GVC).workloads().list().toList()).hasSize(1);
        assertThat(controlPlane()
                        .org()
                        .gvc(GVC)
                        .workload(first.workload())
                        .commands()
                        .list()
                        .toList())
                .hasSize(4);
    }

    @Test
    void worker_isOnlineForTheServer() {
        assertThat(workerStatus).isEqualTo(WorkerStatus.ONLINE);
    }

    @Test
    void worker_andItsFlowRuns_haveTheEventsOfAPythonWorker() {
        EventQuery ofWorkers = EventQuery.builder()
                .filter(EventFilter.builder()
                        .event(EventNameFilter.builder()
                                .addPrefix("prefect.worker.")
                                .build())
                        .related(RelatedFilter.builder()
                                .addId("prefect.flow-run." + completes)
                                .build())
                        .build())
                .build();
        if (release == PrefectRelease.V2_20) {
            // Its events are off by default, which must affect no flow run.
            assertThatThrownBy(() -> prefect().events().filterPage(ofWorkers).execute())
                    .isInstanceOf(ServiceException.NotFound.class)
                    .hasMessageContaining("not enabled");
            return;
        }
        // Servers store events some time after they have accepted them.
        Awaitility.await()
                .atMost(LONGEST)
                .untilAsserted(() -> assertThat(prefect()
                                .events()
                                .filterPage(ofWorkers)
                                .execute()
                                .events())
                        .extracting(Event::event)
                        .containsExactlyInAnyOrder(
                                "prefect.worker.submitted-flow-run", "prefect.worker.executed-flow-run"));
    }

    @Test
    void flowRunsOfPrefect3_haveTheLabelsOfTheirWorker() {
        if (release == PrefectRelease.V2_20) {
            assertThat(run(completes).labels()).isEmpty();
        } else {
            assertThat(run(completes).labels())
                    .containsEntry("prefect.worker.type", "cpln")
                    .containsEntry("prefect.work-pool.name", pool);
        }
    }

    private FlowRun run(@Nullable UUID id) {
        return prefect().flowRuns().read(Objects.requireNonNull(id)).execute();
    }

    /** The states in their order, without the one that a server gives a run that waits for a slot. */
    private List<String> history(FlowRun run) {
        return prefect().flowRuns().states(run.id()).execute().stream()
                .map(State::name)
                .filter(name -> !"Late".equals(name))
                .toList();
    }

    private static String message(FlowRun run) {
        return Objects.requireNonNull(Objects.requireNonNull(run.state()).message());
    }

    private Prefect prefect() {
        return Objects.requireNonNull(prefect);
    }

    private ControlPlane controlPlane() {
        return Objects.requireNonNull(controlPlane);
    }

    /** The events of the worker. */
    private static final class RecordingListener implements WorkerListener {
        private final Map<UUID, Job> jobs = new ConcurrentHashMap<>();
        private final Map<UUID, Throwable> notStarted = new ConcurrentHashMap<>();
        private final Map<UUID, List<String>> lines = new ConcurrentHashMap<>();
        private final Map<UUID, EndedRun> ended = new ConcurrentHashMap<>();

        @Override
        public void started(UUID flowRunId, Job job) {
            jobs.put(flowRunId, job);
        }

        @Override
        public void notStarted(UUID flowRunId, Throwable reason) {
            notStarted.put(flowRunId, reason);
        }

        @Override
        public void line(UUID flowRunId, LogEntry line) {
            lines.computeIfAbsent(flowRunId, id -> new CopyOnWriteArrayList<>()).add(line.line());
        }

        @Override
        public void ended(EndedRun run) {
            ended.put(run.flowRunId(), run);
        }

        Job job(UUID id) {
            return Objects.requireNonNull(jobs.get(id));
        }

        List<String> lines(UUID id) {
            return lines.getOrDefault(id, List.of());
        }

        EndedRun end(UUID id) {
            return Objects.requireNonNull(ended.get(id));
        }
    }
}
