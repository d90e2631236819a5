/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;

/** Both emulators in a process of their own, which {@link EmulatorProcess} starts. */
final class Emulators {

    static final String ORG = "acme";
    static final String GVC = "prefect";
    static final String TOKEN = "benchmark-token";
    static final String POOL = "benchmark";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final PrefectEmulator prefect;
    private final ControlPlaneEmulator controlPlane;
    private final RequestCounts prefectRequests;
    private final RequestCounts controlPlaneRequests;

    private Emulators(
            PrefectEmulator prefect,
            ControlPlaneEmulator controlPlane,
            RequestCounts prefectRequests,
            RequestCounts controlPlaneRequests) {
        this.prefect = prefect;
        this.controlPlane = controlPlane;
        this.prefectRequests = prefectRequests;
        this.controlPlaneRequests = controlPlaneRequests;
    }

    /**
     * Prints the addresses of Prefect and Control Plane, each on a line, then executes the commands on its standard input until
     * its end. The response to each is a line.
     *
     * @param args none
     */
    public static void main(String[] args) throws IOException {
        RequestCounts prefectRequests = new RequestCounts();
        RequestCounts controlPlaneRequests = new RequestCounts();
        try (PrefectEmulator prefect =
                        PrefectEmulator.builder().faults(prefectRequests.plan()).start();
                ControlPlaneEmulator controlPlane = ControlPlaneEmulator.builder()
                        .org(ORG, TOKEN)
                        .gvc(GVC)
                        .script(job -> JobScript.begin().runUntilStopped())
                        .faults(controlPlaneRequests.plan())
                        .start()) {
            System.out.println(prefect.apiUrl());
            System.out.println(controlPlane.url());
            new Emulators(prefect, controlPlane, prefectRequests, controlPlaneRequests).serve();
        }
    }

    private void serve() throws IOException {
        SeededFlowRuns runs = new SeededFlowRuns(prefect, controlPlane);
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "schedule" -> runs.schedule(Integer.parseInt(words[1]));
                case "run" -> runs.run(Integer.parseInt(words[1]));
                case "log" -> runs.log();
                default -> {
                    // The cost is the response to every command.
                }
            }
            System.out.println(MAPPER.writeValueAsString(new EmulatorCost(
                    SYSTEM.getProcessCpuTime() / 1e9, prefectRequests.byKind(), controlPlaneRequests.byKind())));
        }
    }
}
