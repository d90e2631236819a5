/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentCreate;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowCreate;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.log.LogFilter;
import io.cplnprefect.prefect.log.LogQuery;
import io.cplnprefect.prefect.log.LogSort;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobRuntime;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.job.ProcessRuntime;
import io.cplnprefect.testkit.job.ScriptedRuntime;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What users put into jobs, on a real Prefect server with real flows in real processes: secrets as variables and as files, a sidecar that
 * never exits, a deadline, an image that does not exist, a stop while pending, and the worker's key in a secret.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JobFeatures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORG = "acme";
    private static final String GVC = "prefect";
    private static final String MISSING_IMAGE = "acme/missing:1";
    private static final String KEY = "key-of-the-worker";
    private static final String PASSWORD = "password-of-the-database";
    private static final String SSH_KEY = "ssh-key-of-the-flow";
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private static final String TEMPLATE = """
            {"variables": {"type": "object", "properties": {
               "command": {"type": "string"}, "env": {"type": "object"}, "labels": {"type": "object"}, "name": {"type": "string"},
               "image": {"type": "string", "default": "acme/flow:1"},
               "deadline": {"type": "integer", "default": 600}}},
             "job_configuration": {
               "command": "{{ command }}", "env": "{{ env }}", "labels": "{{ labels }}", "name": "{{ name }}",
               "job_manifest": {"apiVersion": "batch/v1", "kind": "Job", "metadata": {"labels": "{{ labels }}"},
                 "spec": {"activeDeadlineSeconds": "{{ deadline }}", "template": {"spec": {
                   "containers": [
                     {"name": "prefect-job", "image": "{{ image }}", "env": "{{ env }}", "args": "{{ command }}",
                      "envFrom": [{"secretRef": {"name": "database"}}],
                      "volumeMounts": [{"name": "ssh", "mountPath": "/opt/ssh"}],
                      "resources": {"limits": {"cpu": "500m", "memory": "512Mi"}}},
                     {"name": "proxy", "image": "acme/proxy:1", "command": ["sleep", "600"],
                      "resources": {"limits": {"cpu": "100m", "memory": "128Mi"}}}],
                   "volumes": [{"name": "ssh", "secret": {"secretName": "ssh"}}]}}}}}}
            """;

    private final PrefectRelease release;
    private final String pool;
    private final Events events = new Events();
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

    private @Nullable ControlPlaneEmulator platform;
    private @Nullable Prefect prefect;
    private @Nullable ControlPlane controlPlane;

    private @Nullable UUID secrets;
    private @Nullable UUID deadline;
    private @Nullable UUID noImage;
    private @Nullable UUID pending;

    JobFeatures(PrefectRelease release) {
        this.release = release;
        this.pool = "features-" + release.version().replace('.', '-');
    }

    /** Jobs of the missing image fail as on the platform, all others are processes. */
    private JobRuntime runtime(RealPrefect server, Path folder) {
        ProcessRuntime processes = ProcessRuntime.builder()
                .prependToPath(server.bin())
                .env("PREFECT_HOME", folder.resolve("home").toString())
                .workingDir(folder)
                .build();
        ScriptedRuntime scripts =
                new ScriptedRuntime(scheduler, spec -> JobScript.begin().failImagePull());
        return (spec, events) ->
                (spec.mainContainer().image().equals(MISSING_IMAGE) ? scripts : processes).start(spec, events);
    }

    @BeforeAll
    void runFlows(@TempDir Path folder) throws Exception {
        RealPrefect server = RealPrefect.shared(release);
        platform = ControlPlaneEmulator.builder()
                .org(ORG, "features-token")
                .gvc(GVC)
                .commandStartDelay(Duration.ofSeconds(3))
                .runtime(runtime(server, folder))
                .start();
        putSecret("database", Map.of("DB_HOST", "db.example.com", "DB_PASSWORD", PASSWORD));
        putSecret("ssh", Map.of("id_ed25519", SSH_KEY, "known_hosts", "git.example.com ssh-ed25519 AAAA"));
        prefect = Prefect.builder().apiUrl(server.apiUrl()).build();
        controlPlane = ControlPlane.builder()
                .endpoint(platform.url())
                .logsEndpoint(platform.logsUrl())
                .token(Secret.of(platform.token()))
                .org(ORG)
                .build();
        createPool();
        Duration brief = Duration.ofSeconds(5);
        WorkerSettings settings = WorkerSettings.builder()
                .workPool(pool)
                .name("features-worker")
                .gvc(GVC)
                .jobApiUrl(server.apiUrl())
                .putJobEnvironment("PREFECT_API_KEY", KEY)
                .credentialsInSecrets(true)
                .copiedLogLines(1_000)
                .sync(SyncSettings.builder()
                        .margin(brief)
                        .reportGrace(brief)
                        .stopGrace(brief)
                        .cancelGrace(brief)
                        .betweenSightings(Duration.ofSeconds(2))
                        .build())
                .build();
        try (Bridge bridge = Bridge.between(prefect, controlPlane);
                Worker worker = bridge.worker(settings, events)) {
            secrets = schedule("reads_secrets", Map.of());
            deadline = schedule("sleeps", Map.of("deadline", 15));
            noImage = schedule("completes", Map.of("image", MISSING_IMAGE));
            pending = schedule("sleeps", Map.of());
            UUID cancelled = Objects.requireNonNull(pending);
            worker.heartbeat();
            worker.pollOnce();
            Awaitility.await().atMost(LONGEST).until(() -> events.jobs.contains(cancelled));
            prefect()
                    .flowRuns()
                    .setState(cancelled, StateProposal.cancelling("by its user"))
                    .execute();
            Awaitility.await()
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        worker.heartbeat();
                        worker.pollOnce();
                        worker.syncOnce();
                        worker.observeOnce();
                        assertThat(events.notStarted).isEmpty();
                        assertThat(events.ended).as(events.lines::toString).hasSize(4);
                        assertThat(liveCommands()).isZero();
                    });
        }
    }

    private void putSecret(String name, Map<String, String> data) {
        Objects.requireNonNull(platform)
                .put(
                        "/org/" + ORG + "/secret/" + name,
                        JSON.valueToTree(Map.of("name", name, "type", "dictionary", "data", data)));
    }

    @SuppressWarnings("unchecked")
    private void createPool() throws Exception {
        Map<String, Object> template = JSON.readValue(TEMPLATE, Map.class);
        prefect()
                .workPools()
                .create(WorkPoolCreate.builder()
                        .name(pool)
                        .type("cpln")
                        .baseJobTemplate(template)
                        .build())
                .execute();
    }

    private UUID schedule(String flowName, Map<String, Object> variables) throws Exception {
        Flow flow = prefect()
                .flows()
                .create(FlowCreate.builder().name(flowName).build())
                .execute();
        URL source = Objects.requireNonNull(getClass().getResource("/flows/flows.py"));
        String folder = Path.of(source.toURI()).resolveSibling("").toString();
        Deployment deployment = prefect()
                .deployments()
                .create(DeploymentCreate.builder()
                        .name(pool + variables.hashCode())
                        .flowId(flow.id())
                        .workPoolName(pool)
                        .entrypoint("flows.py:" + flowName)
                        .jobVariables(variables)
                        .pullSteps(List.of(
                                Map.of("prefect.deployments.steps.set_working_directory", Map.of("directory", folder))))
                        .enforceParameterSchema(false)
                        .build())
                .execute();
        return prefect()
                .deployments()
                .createFlowRun(
                        deployment.id(), DeploymentFlowRunCreate.builder().build())
                .execute()
                .id();
    }

    private long liveCommands() {
        ControlPlane cpln = Objects.requireNonNull(controlPlane);
        return cpln.org().gvc(GVC).workloads().list().stream()
                .flatMap(workload -> cpln.org().gvc(GVC).workload(workload.name()).commands().list().stream())
                .filter(command -> List.of("pending", "running")
                        .contains(command.lifecycleStage().value()))
                .count();
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
        scheduler.shutdownNow();
    }

    @Test
    void secrets_areVariablesAndFilesOfTheFlow_andItsSidecarIsStoppedAfterIt() {
        FlowRun run = run(secrets);

        assertThat(history(run)).containsExactly("Scheduled", "Pending", "Running", "Completed");
        assertThat(events.lines)
                .anyMatch(line -> line.endsWith("database " + "db.example.com".length() + " " + PASSWORD.length()))
                .anyMatch(line -> line.endsWith("ssh " + SSH_KEY.length() + " True"))
                .anyMatch(line -> line.endsWith("api key " + KEY.length()));
    }

    @Test
    void values_ofSecrets_areInNoWorkloadCommandOrPolicy() {
        Objects.requireNonNull(platform).state().dump().properties().forEach(item -> {
            if (!item.getKey().contains("/secret/")) {
                assertThat(item.getValue().toString())
                        .as(item.getKey())
                        .doesNotContain(KEY)
                        .doesNotContain(PASSWORD)
                        .doesNotContain(SSH_KEY);
            }
        });
    }

    @Test
    void job_beyondItsDeadline_isCrashedWithTheReason() {
        FlowRun run = run(deadline);

        assertThat(history(run)).endsWith("Crashed");
        assertThat(message(run)).contains(" failed: ");
    }

    @Test
    void job_whoseImageDoesNotExist_isCrashedWithTheReason() {
        FlowRun run = run(noImage);

        assertThat(history(run)).containsExactly("Scheduled", "Pending", "Crashed");
        assertThat(message(run)).containsIgnoringCase("image");
    }

    @Test
    void job_stoppedWhilePending_isCancelledAndNeverRuns() {
        FlowRun run = run(pending);

        assertThat(history(run)).containsExactly("Scheduled", "Pending", "Cancelling", "Cancelled");
    }

    @Test
    void lines_ofTheJob_areInTheLogsOfTheFlowRun() {
        UUID id = Objects.requireNonNull(secrets);
        LogQuery query = LogQuery.builder()
                .logs(LogFilter.builder().flowRunId(In.any(List.of(id))).build())
                .sort(LogSort.TIMESTAMP_ASC)
                .build();
        List<String> copied = prefect().logs().filter(query).stream()
                .filter(line -> line.name().startsWith("cpln.job."))
                .map(line -> line.message())
                .toList();

        assertThat(copied)
                .filteredOn(line -> line.contains("ssh " + SSH_KEY.length()))
                .hasSize(1);
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

    /** The events of the worker. */
    private static final class Events implements WorkerListener {
        private final List<UUID> jobs = new CopyOnWriteArrayList<>();
        private final Map<UUID, Throwable> notStarted = new ConcurrentHashMap<>();
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final List<UUID> ended = new CopyOnWriteArrayList<>();

        @Override
        public void started(UUID flowRunId, io.cplnprefect.bridge.job.Job job) {
            jobs.add(flowRunId);
        }

        @Override
        public void notStarted(UUID flowRunId, Throwable reason) {
            notStarted.put(flowRunId, reason);
        }

        @Override
        public void line(UUID flowRunId, LogEntry line) {
            lines.add(line.line());
        }

        @Override
        public void ended(io.cplnprefect.bridge.worker.EndedRun run) {
            ended.add(run.flowRunId());
        }
    }
}
