/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of one container: reports its output line by line, and its exit when nothing of it is left. */
final class ContainerProcess {
    /** The variable by which processes that the container has started are found. */
    static final String MARKER = "CPLN_EMULATED_CONTAINER";

    private static final int KILLED_AFTER_SECONDS = 10;
    private static final int READ_AFTER_MILLIS = 5_000;
    private static final int KILL_ROUNDS = 20;
    private static final Logger log = LoggerFactory.getLogger(ContainerProcess.class);

    private final String container;
    private final String marker;
    private final ProcessBuilder builder;
    private final Process process;
    private final boolean leadsGroup;
    private final Path folder;
    private final JobEvents events;
    private final Consumer<ContainerProcess> whenEnded;
    private final CountDownLatch ended = new CountDownLatch(1);

    ContainerProcess(
            String container,
            String marker,
            ProcessBuilder builder,
            Process process,
            boolean leadsGroup,
            Path folder,
            JobEvents events,
            Consumer<ContainerProcess> whenEnded) {
        this.container = container;
        this.marker = marker;
        this.builder = builder;
        this.process = process;
        this.leadsGroup = leadsGroup;
        this.folder = folder;
        this.events = events;
        this.whenEnded = whenEnded;
    }

    /** Starts the threads that read the output and wait for the exit. */
    void watch() {
        Thread out = thread("stdout", () -> read(process.getInputStream(), JobStream.STDOUT));
        Thread err = thread("stderr", () -> read(process.getErrorStream(), JobStream.STDERR));
        thread("exit", () -> awaitExit(out, err));
    }

    /** Sends SIGTERM, as the platform does to the first process of a container, and SIGKILL after the grace period. */
    void stop(Duration grace) {
        // Through the handle: Process.destroy also closes our ends of the output, which loses the last lines.
        ProcessHandle handle = process.toHandle();
        if (grace.isZero()) {
            handle.destroyForcibly();
        } else {
            handle.destroy();
            CompletableFuture.delayedExecutor(grace.toMillis(), MILLISECONDS).execute(handle::destroyForcibly);
        }
    }

    boolean isOf(String name) {
        return container.equals(name) && process.isAlive();
    }

    /** Starts a command with the environment and folder of the container; what is left of it is killed with the container. */
    Process exec(List<String> command) throws IOException {
        List<String> line = new ArrayList<>(command);
        try {
            line.set(
                    0,
                    ContainerCommand.program(line.get(0), builder.environment().getOrDefault("PATH", "")));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        ProcessBuilder inContainer = new ProcessBuilder(line).directory(builder.directory());
        inContainer.environment().clear();
        inContainer.environment().putAll(builder.environment());
        return inContainer.start();
    }

    void awaitEnd() {
        try {
            if (!ended.await(KILLED_AFTER_SECONDS, SECONDS)) {
                log.warn("Process {} of container {} does not end", process.pid(), container);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitExit(Thread out, Thread err) {
        try {
            int exitCode = process.waitFor();
            killGroup();
            killMarked();
            // Both streams end with their last writer, so no line follows the exit. The limit is for systems on which a
            // writer could not be found.
            out.join(READ_AFTER_MILLIS);
            err.join(READ_AFTER_MILLIS);
            deleteFolder();
            events.exited(container, exitCode);
        } catch (InterruptedException e) {
            process.destroyForcibly();
        } finally {
            whenEnded.accept(this);
            ended.countDown();
        }
    }

    /** Kills what is left of the process group; its id is not reused while it has members. */
    private void killGroup() throws InterruptedException {
        if (!leadsGroup) {
            return;
        }
        try {
            var unused = new ProcessBuilder("kill", "-KILL", "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            log.debug("The process group of container {} could not be killed", container, e);
        }
    }

    /** Kills processes of the container that have left its group. */
    private void killMarked() {
        // Again after each round with results: a process may have started another in the meantime.
        for (int round = 0; round < KILL_ROUNDS; round++) {
            List<ProcessHandle> left =
                    ProcessHandle.allProcesses().filter(this::isMarked).toList();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
            left.forEach(handle -> handle.onExit()
                    .completeOnTimeout(handle, KILLED_AFTER_SECONDS, SECONDS)
                    .join());
        }
    }

    private boolean isMarked(ProcessHandle candidate) {
        try {
            String environment = Files.readString(Path.of("/proc/" + candidate.pid() + "/environ"), ISO_8859_1);
            return environment.contains(MARKER + "=" + marker + "\0");
        } catch (IOException e) {
            // Not Linux, ended in the meantime, or of another user.
            return false;
        }
    }

    private void deleteFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            log.debug("The folder {} of container {} remains", folder, container, e);
        }
    }

    private void read(InputStream stream, JobStream name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                events.log(container, name, line);
            }
        } catch (IOException e) {
            log.debug("The output of container {} ended early", container, e);
        }
    }

    private Thread thread(String purpose, Runnable body) {
        Thread thread = new Thread(body, marker + "-" + purpose);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
