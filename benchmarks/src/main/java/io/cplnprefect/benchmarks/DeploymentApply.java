/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.plan.ApplyReport;
import io.cplnprefect.prefect.plan.Deployer;
import io.cplnprefect.prefect.plan.PlanOptions;
import io.cplnprefect.prefect.project.Project;
import io.cplnprefect.prefect.project.ProjectFile;
import io.cplnprefect.prefect.project.ProjectOptions;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the time in which the deployments of one {@code prefect.yaml} are applied: by this client, from the reading of the file to the
 * report, and by {@code prefect deploy --all}; on real servers, whose work is the same for both, and on the emulator, where the work
 * of the clients is nearly all. The server is a process of its own, and its CPU time has columns of its own.
 */
public final class DeploymentApply {

    private static final int DEPLOYMENTS = 500;
    private static final double NANOS_PER_SECOND = 1e9;

    private final String name;
    private final String apiUrl;
    private final RealPrefect installation;
    private final int count;

    private DeploymentApply(String name, String apiUrl, RealPrefect installation, int count) {
        this.name = name;
        this.apiUrl = apiUrl;
        this.installation = installation;
        this.count = count;
    }

    /**
     * Runs the comparison.
     *
     * @param args number of deployments, 500 by default, then releases, {@code V2_20} and {@code V3}; both by default
     */
    public static void main(String[] args) throws Exception {
        int count = args.length == 0 ? DEPLOYMENTS : Integer.parseInt(args[0]);
        List<PrefectRelease> releases = args.length < 2
                ? List.of(PrefectRelease.values())
                : Arrays.stream(args).skip(1).map(PrefectRelease::valueOf).toList();
        System.out.println("| server | deployments | Java, create: s, of the server | Java, unchanged: s, of the server"
                + " | Python, create: s, of the server | ratio |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        for (PrefectRelease release : releases) {
            try (RealPrefect server = RealPrefect.start(release, Map.of())) {
                new DeploymentApply(release.version(), server.apiUrl(), server, count).measure();
                if (release == PrefectRelease.V3) {
                    try (EmulatorProcess emulator = EmulatorProcess.start()) {
                        new DeploymentApply("emulator", emulator.prefectUrl(), server, count).measure();
                    }
                }
            }
        }
        System.exit(0);
    }

    private void measure() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(installation.home().resolve("project-" + name));
        try (Prefect prefect = Prefect.builder().apiUrl(apiUrl).build()) {
            prefect.workPools()
                    .create(WorkPoolCreate.builder()
                            .name("apply")
                            .type("process")
                            .build())
                    .execute();
            Path file = write(folder, "java");
            Timing create = Timing.of(() -> java(prefect, file));
            Timing unchanged = Timing.of(() -> java(prefect, file));
            write(folder, "python");
            Timing python = Timing.of(() -> python(folder));
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %s | %s | %.1f |%n",
                    name,
                    count,
                    create,
                    unchanged,
                    python,
                    python.seconds() / create.seconds());
        }
    }

    private Path write(Path folder, String client) throws IOException {
        Files.writeString(
                folder.resolve("flows.py"),
                "from prefect import flow\n\n@flow\ndef load(day: str = 'monday'):\n    pass\n");
        StringBuilder text = new StringBuilder("pull: []\ndeployments:\n");
        for (int i = 0; i < count; i++) {
            text.append("  - name: ")
                    .append(client)
                    .append('-')
                    .append(i)
                    .append("\n    entrypoint: flows.py:load\n    tags: [benchmark]\n    parameters: {day: tuesday}\n")
                    .append("    schedules: [{cron: \"0 6 * * *\", timezone: UTC}]\n    work_pool: {name: apply}\n");
        }
        return Files.writeString(folder.resolve(client + ".yaml"), text);
    }

    private static void java(Prefect prefect, Path file) throws InterruptedException {
        Project project = ProjectFile.read(file).resolve(prefect, ProjectOptions.DEFAULT);
        Deployer deployer = Deployer.of(prefect);
        ApplyReport report = deployer.apply(deployer.plan(project.deployments(), PlanOptions.DEFAULT));
        if (!report.succeeded()) {
            throw new IllegalStateException(report.toString());
        }
    }

    private void python(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("deploy.log");
        ProcessBuilder prefect = new ProcessBuilder(
                        installation.bin().resolve("prefect").toString(),
                        "--no-prompt",
                        "deploy",
                        "--all",
                        "--prefect-file",
                        "python.yaml")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        prefect.environment().keySet().removeIf(variable -> variable.startsWith("PREFECT_"));
        prefect.environment()
                .putAll(Map.of(
                        "PREFECT_API_URL",
                        apiUrl,
                        "PREFECT_HOME",
                        folder.resolve("client").toString()));
        if (prefect.start().waitFor() != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    /** A part of the comparison. */
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /**
     * The duration of some work, and the CPU time that the servers used in it.
     *
     * @param seconds duration
     * @param serverSeconds CPU time of the processes that were there before
     */
    private record Timing(double seconds, double serverSeconds) {

        static Timing of(Work work) throws IOException, InterruptedException {
            List<ProcessHandle> servers = ProcessHandle.current().descendants().toList();
            double before = cpuSeconds(servers);
            long start = System.nanoTime();
            work.run();
            return new Timing((System.nanoTime() - start) / NANOS_PER_SECOND, cpuSeconds(servers) - before);
        }

        private static double cpuSeconds(List<ProcessHandle> processes) {
            return processes.stream()
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .mapToDouble(time -> time.toMillis() / 1e3)
                    .sum();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f, %.1f", seconds, serverSeconds);
        }
    }
}
