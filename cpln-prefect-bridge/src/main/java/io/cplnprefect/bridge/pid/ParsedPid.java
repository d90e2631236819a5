/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.pid;

import org.jspecify.annotations.Nullable;

/** What the {@code infrastructure_pid} of a flow run turned out to be. Immutable. */
public sealed interface ParsedPid {

    /**
     * A job on Control Plane.
     *
     * @param pid the job
     */
    record Cpln(InfrastructurePid pid) implements ParsedPid {}

    /**
     * Three parts without a command, as an earlier Control Plane worker wrote them.
     *
     * <p>Its commands can still be found: they are the running commands of this workload tagged with the flow run's id.
     *
     * @param org the organisation's name
     * @param gvc the GVC's name
     * @param workload the workload's name
     */
    record Legacy(String org, String gvc, String workload) implements ParsedPid {

        /** Names the job once its command was found. */
        public InfrastructurePid with(String command) {
            return new InfrastructurePid(org, gvc, workload, command);
        }
    }

    /**
     * The PID of another kind of worker, such as a process or a Kubernetes job: not ours to judge or to stop.
     *
     * @param text the PID as it was read
     */
    record Foreign(String text) implements ParsedPid {}

    /**
     * Looks like a Control Plane PID but cannot be one; must never be put into a URL.
     *
     * @param text the PID as it was read
     * @param reason what is wrong with it
     */
    record Malformed(String text, String reason) implements ParsedPid {}

    /** Reads the wire form; every text has exactly one reading. */
    static ParsedPid of(String text) {
        if (text.isBlank()) {
            return new Malformed(text, "is empty");
        }
        String[] parts = text.split(":", -1);
        if (parts.length < 3 || isKubernetes(parts)) {
            return new Foreign(text);
        }
        if (parts.length > 4) {
            return new Malformed(text, "has " + parts.length + " parts instead of org:gvc:workload:command");
        }
        String fault = firstFault(parts);
        if (fault != null) {
            return new Malformed(text, fault);
        }
        return parts.length == 3
                ? new Legacy(parts[0], parts[1], parts[2])
                : new Cpln(new InfrastructurePid(parts[0], parts[1], parts[2], parts[3]));
    }

    private static @Nullable String firstFault(String[] parts) {
        for (int i = 0; i < parts.length; i++) {
            String fault = PidPart.WIRE_ORDER.get(i).fault(parts[i]);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    /** Prefect's Kubernetes worker writes {@code cluster-uid:namespace:job}. */
    private static boolean isKubernetes(String[] parts) {
        return parts.length == 3 && parts[0].matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
