/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs each container as a process of this machine: its command and arguments with its environment, in real time. The
 * image is not looked at, so what it would hold has to be on this machine's path.
 *
 * <p>Of the environment of this JVM a process sees only what a shell needs ({@code PATH}, {@code HOME}, {@code LANG},
 * {@code TMPDIR}, {@code USER}). A stop sends SIGTERM to the process and, after the grace period, SIGKILL; when it has
 * ended, whatever it has started ends with it, as in a container. Children that have left their parent are found by
 * their environment, which works on Linux alone.
 *
 * <p>Safe for use by several threads.
 */
public final class ProcessRuntime implements JobRuntime {
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TMPDIR", "USER");
    private static final int CANNOT_RUN = 127;

    private final List<Path> pathPrefix;
    private final Map<String, String> extraEnv;
    private final @Nullable Path workingDir;
    private final Set<ContainerProcess> running = ConcurrentHashMap.newKeySet();

    private ProcessRuntime(Builder builder) {
        this.pathPrefix = List.copyOf(builder.pathPrefix);
        this.extraEnv = Map.copyOf(builder.extraEnv);
        this.workingDir = builder.workingDir;
    }

    /** Returns a runtime without further settings. */
    public static ProcessRuntime create() {
        return builder().build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public RunningJob start(JobSpec spec, JobEvents events) {
        List<ContainerProcess> started = new ArrayList<>();
        for (JobSpec.Container container : spec.containers()) {
            try {
                started.add(start(spec, container, events));
            } catch (IOException | IllegalArgumentException e) {
                events.exited(container.name(), CANNOT_RUN, "ContainerCannotRun", String.valueOf(e.getMessage()));
            }
        }
        return grace -> started.forEach(process -> process.stop(grace));
    }

    private ContainerProcess start(JobSpec spec, JobSpec.Container container, JobEvents events) throws IOException {
        Map<String, String> env = environment(container);
        List<String> line = new ArrayList<>(container.command());
        line.addAll(container.args());
        if (line.isEmpty()) {
            throw new IllegalArgumentException(
                    "container " + container.name() + " has neither command nor args, and the"
                            + " entry point of image " + container.image() + " is not known here");
        }
        line.set(0, found(line.get(0), env.getOrDefault("PATH", "")));
        String marker = spec.replica() + "/" + container.name();
        env.put(ContainerProcess.MARKER, marker);
        ProcessBuilder builder = new ProcessBuilder(line);
        if (workingDir != null) {
            builder.directory(workingDir.toFile());
        }
        builder.environment().clear();
        builder.environment().putAll(env);
        ContainerProcess process =
                new ContainerProcess(container.name(), marker, builder.start(), events, running::remove);
        running.add(process);
        process.watch();
        return process;
    }

    private Map<String, String> environment(JobSpec.Container container) {
        Map<String, String> env = new LinkedHashMap<>(System.getenv());
        env.keySet().retainAll(INHERITED);
        env.putAll(container.env());
        env.putAll(extraEnv);
        StringBuilder path = new StringBuilder();
        pathPrefix.forEach(folder -> path.append(folder).append(File.pathSeparatorChar));
        env.put("PATH", path + env.getOrDefault("PATH", ""));
        return env;
    }

    /** The program by the path of the process, since the JVM would look it up by its own. */
    private static String found(String program, String path) {
        if (program.contains("/")) {
            return program;
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate.toString();
            }
        }
        throw new IllegalArgumentException("executable file not found in $PATH: " + program);
    }

    /** Kills all processes and waits until they are gone. */
    @Override
    public void close() {
        List<ContainerProcess> left = List.copyOf(running);
        left.forEach(process -> process.stop(Duration.ZERO));
        left.forEach(ContainerProcess::awaitEnd);
    }

    /** Settings of a runtime; not safe for use by several threads. */
    public static final class Builder {
        private final List<Path> pathPrefix = new ArrayList<>();
        private final Map<String, String> extraEnv = new LinkedHashMap<>();
        private @Nullable Path workingDir;

        private Builder() {}

        /** Adds a folder that is searched for programs before all others. */
        public Builder prependToPath(Path folder) {
            pathPrefix.add(0, folder);
            return this;
        }

        /** Adds an environment variable that wins over the container's. */
        public Builder env(String name, String value) {
            extraEnv.put(name, value);
            return this;
        }

        /** Sets the folder processes start in; by default this JVM's. The container's own is not used, it rarely exists. */
        public Builder workingDir(Path folder) {
            workingDir = folder;
            return this;
        }

        /** Makes the runtime. */
        public ProcessRuntime build() {
            return new ProcessRuntime(this);
        }
    }
}
