/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import okhttp3.Protocol;

/** A {@link FixedResponseServer} in a process of its own. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static ServerProcess start(Protocol protocol, int delayMillis) throws IOException {
        Process process = JavaProgram.of(
                        FixedResponseServer.class, List.of(), protocol.toString(), Integer.toString(delayMillis))
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return new ServerProcess(process, Objects.requireNonNull(output.readLine(), "the server did not start"));
    }

    String address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
