/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** A process that creates a client, reads one workload, and prints what this has cost since the start of the JVM. */
final class FirstCall {

    private FirstCall() {}

    /**
     * Runs once.
     *
     * @param args what to run, {@code nothing}, {@code retrofit} or {@code client}, and the address of the server
     */
    public static void main(String[] args) throws IOException {
        // Applications have a logging framework, whose start is not the client's.
        LoggerFactory.getLogger(FirstCall.class).debug("started");
        String name = switch (args[0]) {
            case "retrofit" -> BareRetrofit.readWorkload(args[1]);
            case "client" -> readWorkload(args[1]);
            default -> "etl";
        };
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        if (!Objects.equals(name, "etl")) {
            throw new IllegalStateException("Read the workload '" + name + "'");
        }
        System.out.printf(Locale.ROOT, "%f %d%n", ProcessCost.now().cpuMicros() / 1e3, millis);
        System.exit(0);
    }

    private static String readWorkload(String address) {
        try (ControlPlane controlPlane = ControlPlane.builder()
                .endpoint(address)
                .token(Secret.of("benchmark"))
                .org("acme")
                .build()) {
            return controlPlane
                    .org("acme")
                    .gvc("prefect")
                    .workloads()
                    .get("etl")
                    .execute()
                    .name();
        }
    }
}
