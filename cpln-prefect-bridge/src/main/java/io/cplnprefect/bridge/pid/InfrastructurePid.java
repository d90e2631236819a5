/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.pid;

/**
 * The identity of one job on Control Plane, kept in the {@code infrastructure_pid} of its flow run.
 *
 * <p>The wire form is {@code org:gvc:workload:command}, the form that Control Plane's own Prefect integration writes, so
 * runs of both can be followed side by side. Every part was checked, so it may be put into a URL. Immutable.
 *
 * @param org the organisation's name
 * @param gvc the GVC's name
 * @param workload the name of the cron workload
 * @param command the id of the {@code runCronWorkload} command
 */
public record InfrastructurePid(String org, String gvc, String workload, String command) {

    /**
     * Checks each part.
     *
     * @throws IllegalArgumentException if a part is not a name that Control Plane can have given
     */
    public InfrastructurePid {
        PidPart.ORG.require(org);
        PidPart.GVC.require(gvc);
        PidPart.WORKLOAD.require(workload);
        PidPart.COMMAND.require(command);
    }

    /** Reads the wire form, and says what else it may be; never throws, since other workers write what they like. */
    public static ParsedPid parse(String text) {
        return ParsedPid.of(text);
    }

    /** Returns the absolute link of the workload, {@code /org/../gvc/../workload/..}. */
    public String workloadLink() {
        return "/org/" + org + "/gvc/" + gvc + "/workload/" + workload;
    }

    /** Returns the absolute link of the command. */
    public String commandLink() {
        return workloadLink() + "/-command/" + command;
    }

    /** Returns the wire form, {@code org:gvc:workload:command}. */
    @Override
    public String toString() {
        return String.join(":", org, gvc, workload, command);
    }
}
