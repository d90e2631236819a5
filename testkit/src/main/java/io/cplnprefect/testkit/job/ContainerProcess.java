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
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One container as a process: pumps its output line by line and reports its end. */
final class ContainerProcess {
    /** Variable by which processes that the container has started are known again. */
    static final String MARKER = "CPLN_EMULATED_CONTAINER";

    private static final int KILLED_AFTER_SECONDS = 10;
    private static final int PUMPED_AFTER_MILLIS = 5_000;
    private static final int KILL_ROUNDS = 20;
    private static final Logger log = LoggerFactory.getLogger(ContainerProcess.class);

    private final String container;
    private final String marker;
    private final Process process;
    private final JobEvents events;
    private final Consumer<ContainerProcess> whenEnded;
    private final CountDownLatch ended = new CountDownLatch(1);

    ContainerProcess(
            String container, String marker, Process process, JobEvents events, Consumer<ContainerProcess> whenEnded) {
        this.container = container;
        this.marker = marker;
        this.process = process;
        this.events = events;
        this.whenEnded = whenEnded;
    }

    /** Begins to pump and to wait, on threads of its own. */
    void watch() {
        Thread out = thread("stdout", () -> pump(process.getInputStream(), JobStream.STDOUT));
        Thread err = thread("stderr", () -> pump(process.getErrorStream(), JobStream.STDERR));
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

    void awaitEnd() {
        try {
            if (!ended.await(KILLED_AFTER_SECONDS, SECONDS)) {
                log.warn("process {} of container {} does not end", process.pid(), container);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitExit(Thread out, Thread err) {
        try {
            int exitCode = process.waitFor();
            killTheRest();
            // With all writers dead both streams end, so no line comes after the exit. The limit is for systems where a
            // writer could not be found.
            out.join(PUMPED_AFTER_MILLIS);
            err.join(PUMPED_AFTER_MILLIS);
            events.exited(container, exitCode);
        } catch (InterruptedException e) {
            process.destroyForcibly();
        } finally {
            whenEnded.accept(this);
            ended.countDown();
        }
    }

    /** A container ends with its first process; children of that process have other parents by now. */
    private void killTheRest() {
        // Once more after each find: a process may have started another while we looked.
        for (int round = 0; round < KILL_ROUNDS; round++) {
            List<ProcessHandle> left =
                    ProcessHandle.allProcesses().filter(this::isOurs).toList();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(ProcessHandle::destroyForcibly);
            left.forEach(handle -> handle.onExit()
                    .completeOnTimeout(handle, KILLED_AFTER_SECONDS, SECONDS)
                    .join());
        }
    }

    private boolean isOurs(ProcessHandle candidate) {
        try {
            String environment = Files.readString(Path.of("/proc/" + candidate.pid() + "/environ"), ISO_8859_1);
            return environment.contains(MARKER + "=" + marker + "\0");
        } catch (IOException e) {
            // Not Linux, gone by now, or of another user.
            return false;
        }
    }

    private void pump(InputStream stream, JobStream name) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            for (String line; (line = lines.readLine()) != null; ) {
                events.log(container, name, line);
            }
        } catch (IOException e) {
            log.debug("output of container {} ended early", container, e);
        }
    }

    private Thread thread(String what, Runnable body) {
        Thread thread = new Thread(body, marker + "-" + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
