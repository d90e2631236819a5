/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import java.io.IOException;
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
 * image is not used, so its programs must be on the path of this machine.
 *
 * <p>A process is isolated: of the environment of this JVM it has only {@code PATH}, {@code LANG} and {@code USER}, its
 * {@code HOME}, {@code TMPDIR} and working directory are a new folder that is deleted when it ends, and it is the leader
 * of a process group, so that signals to the build do not reach it.
 *
 * <p>The files of secret volumes are below the folder that {@code CPLN_EMULATED_MOUNTS} names, at the paths that they have in the container.
 *
 * <p>A stop sends SIGTERM to the process and SIGKILL to its group after the grace period. When the process has ended, its
 * group is killed, as in a container, and so are children that have left the group, which are found by their environment.
 * Both need Linux. {@link #close()}, or at the latest the end of the JVM, kills all processes.
 *
 * <p>Safe for use by several threads.
 */
public final class ProcessRuntime implements JobRuntime {
    private static final int CANNOT_RUN = 127;

    private final ContainerCommand command;
    private final Set<ContainerProcess> running = ConcurrentHashMap.newKeySet();
    private final Thread closeWithJvm = new Thread(this::killAll, "job-processes-shutdown");
    private boolean closed;

    private ProcessRuntime(Builder builder) {
        command =
                new ContainerCommand(List.copyOf(builder.pathPrefix), Map.copyOf(builder.extraEnv), builder.workingDir);
        Runtime.getRuntime().addShutdownHook(closeWithJvm);
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
        return new RunningJob() {
            @Override
            public void stop(Duration grace) {
                started.forEach(process -> process.stop(grace));
            }

            @Override
            public Process exec(String container, List<String> line) {
                ContainerProcess found = started.stream()
                        .filter(process -> process.isOf(container))
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalStateException("container " + container + " not found or not running"));
                try {
                    return found.exec(line);
                } catch (IOException e) {
                    throw new IllegalStateException(e.getMessage(), e);
                }
            }
        };
    }

    /** Starts a container; the monitor keeps {@link #close()} from missing a process. */
    private synchronized ContainerProcess start(JobSpec spec, JobSpec.Container container, JobEvents events)
            throws IOException {
        if (closed) {
            throw new IllegalArgumentException("the runtime of the process is closed");
        }
        ContainerProcess process = command.start(spec, container, events, running::remove);
        running.add(process);
        process.watch();
        return process;
    }

    /** Kills all processes, waits for their end, and deletes their folders; no further job starts. */
    @Override
    public void close() {
        killAll();
        try {
            Runtime.getRuntime().removeShutdownHook(closeWithJvm);
        } catch (IllegalStateException e) {
            // The JVM is shutting down and runs the hook itself.
        }
    }

    private void killAll() {
        List<ContainerProcess> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(running);
        }
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

        /** Adds an environment variable that replaces the container's. */
        public Builder env(String name, String value) {
            extraEnv.put(name, value);
            return this;
        }

        /**
         * Sets the working directory of all processes; by default each has its own. The working directory of the
         * container is not used, since it rarely exists on this machine.
         */
        public Builder workingDir(Path folder) {
            workingDir = folder;
            return this;
        }

        /** Creates the runtime. */
        public ProcessRuntime build() {
            return new ProcessRuntime(this);
        }
    }
}
