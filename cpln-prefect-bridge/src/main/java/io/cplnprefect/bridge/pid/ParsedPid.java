/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.pid;

import org.jspecify.annotations.Nullable;

/** The result of parsing the {@code infrastructure_pid} of a flow run. Immutable. */
public sealed interface ParsedPid {

    /**
     * A complete PID of a job on Control Plane.
     *
     * @param pid the PID
     */
    record Complete(InfrastructurePid pid) implements ParsedPid {}

    /**
     * A PID of three parts, without a command, as an earlier Control Plane worker wrote it.
     *
     * <p>Its commands are the running commands of this workload that are tagged with the id of the flow run.
     *
     * @param org the organization's name
     * @param gvc the GVC's name
     * @param workload the workload's name
     */
    record Legacy(String org, String gvc, String workload) implements ParsedPid {

        /**
         * Returns the complete PID.
         *
         * @param command the id of the command
         * @return the PID
         */
        public InfrastructurePid with(String command) {
            return new InfrastructurePid(org, gvc, workload, command);
        }
    }

    /**
     * The PID of another kind of worker, such as a process or a Kubernetes job. The bridge neither observes nor stops it.
     *
     * @param text the text that was parsed
     */
    record Foreign(String text) implements ParsedPid {}

    /**
     * A text in the form of a Control Plane PID with an invalid part. It must not be used in a URL.
     *
     * @param text the text that was parsed
     * @param reason what is invalid, a predicate such as {@code has 5 parts instead of org:gvc:workload:command}
     */
    record Malformed(String text, String reason) implements ParsedPid {}

    /**
     * Parses a text. Every text has exactly one result.
     *
     * @param text the text
     * @return the result
     */
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
                : new Complete(new InfrastructurePid(parts[0], parts[1], parts[2], parts[3]));
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
