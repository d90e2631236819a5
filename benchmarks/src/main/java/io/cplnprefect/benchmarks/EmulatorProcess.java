/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Objects;

/** {@link Emulators} in a process of their own. Not thread-safe. */
final class EmulatorProcess implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final BufferedReader output;
    private final String prefectUrl;
    private final String controlPlaneUrl;

    private EmulatorProcess(Process process, BufferedReader output) throws IOException {
        this.process = process;
        this.output = output;
        this.prefectUrl = line();
        this.controlPlaneUrl = line();
    }

    static EmulatorProcess start() throws IOException {
        Process process = JavaProgram.of(Emulators.class, List.of("-Xmx3g")).start();
        return new EmulatorProcess(process, new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)));
    }

    String prefectUrl() {
        return prefectUrl;
    }

    String controlPlaneUrl() {
        return controlPlaneUrl;
    }

    /** Creates flow runs that are due. */
    void schedule(int count) throws IOException {
        execute("schedule " + count);
    }

    /** Creates flow runs that are RUNNING with one live command each. */
    void run(int count) throws IOException {
        execute("run " + count);
    }

    /** Returns what the emulators have done since their start. */
    EmulatorCost cost() throws IOException {
        return execute("cost");
    }

    private EmulatorCost execute(String command) throws IOException {
        process.getOutputStream().write((command + "\n").getBytes(UTF_8));
        process.getOutputStream().flush();
        return MAPPER.readValue(line(), EmulatorCost.class);
    }

    private String line() throws IOException {
        return Objects.requireNonNull(output.readLine(), "the emulators have ended");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
