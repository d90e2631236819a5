/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.realprefect;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of the operating system. */
final class Programs {
    private static final int TAIL = 2_000;

    private Programs() {}

    /** Runs a command to its end; its output goes to a file, and the end of the file into the error. */
    static void run(List<String> command, Map<String, String> environment, Path log, Duration timeout)
            throws IOException {
        Process process = start(command, environment, log);
        if (!endsWell(process, timeout)) {
            throw new IOException(String.join(" ", command) + " failed; its log ends with: " + tail(log));
        }
    }

    /**
     * Starts a command with the environment of this JVM, without Prefect settings, and the given variables. Its working
     * directory is the folder of the log, since Prefect copies flows to where it runs.
     */
    static Process start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(log.resolveSibling(".").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PREFECT_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Returns whether a command exists and ends with status 0. */
    static boolean succeeds(List<String> command, Map<String, String> environment, Duration timeout)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return false;
        }
        return endsWell(process, timeout);
    }

    /** Ends a process and its descendants, and waits for their end. */
    static void end(Process process) {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(one -> one.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(e -> one)
                .join());
    }

    /** Returns the last part of a text file, for error messages. */
    static String tail(Path file) throws IOException {
        String text = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip() : "";
        return text.substring(Math.max(0, text.length() - TAIL));
    }

    private static boolean endsWell(Process process, Duration timeout) throws IOException {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for a program");
        } finally {
            end(process);
        }
    }
}
