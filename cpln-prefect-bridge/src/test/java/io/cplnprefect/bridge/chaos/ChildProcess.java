/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process whose output goes to a file. It ends with this JVM at the latest. */
final class ChildProcess {

    private static final long END_SECONDS = 15;

    private final Process process;
    private final Path log;

    private ChildProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    }

    /** Starts a program with the environment of this JVM, without the settings of both services, and the given variables. */
    static ChildProcess start(List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PREFECT_") || name.startsWith("CPLN_"));
        builder.environment().putAll(environment);
        try {
            return new ChildProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the main method of a class of this class path in a small JVM. */
    static ChildProcess java(Class<?> program, Map<String, String> environment, Path log) {
        return java(program, "128m", environment, log);
    }

    /** Starts the main method of a class of this class path in a JVM with a heap of a size. */
    static ChildProcess java(Class<?> program, String heap, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=chaos/logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        return start(command, environment, log);
    }

    /** Returns the CPU time of the process so far. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Path log() {
        return log;
    }

    /** Returns what the process has written. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    /** Sends SIGKILL to the process and its descendants, and waits for their end. */
    void kill() {
        kill(process.toHandle());
    }

    /** Sends SIGTERM, and SIGKILL if the process does not end. */
    void end() {
        process.destroy();
        try {
            process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    /** Sends a signal such as STOP or CONT. */
    void signal(String name) {
        try {
            int exitCode = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("Signal " + name + " was not sent to process " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void kill(ProcessHandle root) {
        List<ProcessHandle> tree =
                Stream.concat(root.descendants(), Stream.of(root)).toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(one -> one.onExit()
                .orTimeout(END_SECONDS, TimeUnit.SECONDS)
                .exceptionally(e -> one)
                .join());
    }
}
