/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.pid;

/**
 * The identity of a job on Control Plane, stored in the {@code infrastructure_pid} of its flow run.
 *
 * <p>The wire form is {@code org:gvc:workload:command}, the same as in Control Plane's own Prefect integration. Every part is
 * validated and is safe in a URL. Immutable.
 *
 * @param org the organization's name
 * @param gvc the GVC's name
 * @param workload the name of the cron workload
 * @param command the id of the {@code runCronWorkload} command
 */
public record InfrastructurePid(String org, String gvc, String workload, String command) {

    /**
     * Creates a PID.
     *
     * @throws IllegalArgumentException if a part is not a valid Control Plane name or id
     */
    public InfrastructurePid {
        PidPart.ORG.require(org);
        PidPart.GVC.require(gvc);
        PidPart.WORKLOAD.require(workload);
        PidPart.COMMAND.require(command);
    }

    /**
     * Parses the {@code infrastructure_pid} of a flow run. Never throws: other kinds of workers write other formats.
     *
     * @param text the text as the server returned it
     * @return the PID, or what else the text is
     */
    public static ParsedPid parse(String text) {
        return ParsedPid.of(text);
    }

    /**
     * Returns the absolute link of the workload.
     *
     * @return {@code /org/../gvc/../workload/..}
     */
    public String workloadLink() {
        return "/org/" + org + "/gvc/" + gvc + "/workload/" + workload;
    }

    /**
     * Returns the absolute link of the command.
     *
     * @return {@code /org/../gvc/../workload/../-command/..}
     */
    public String commandLink() {
        return workloadLink() + "/-command/" + command;
    }

    /**
     * Returns the wire form.
     *
     * @return {@code org:gvc:workload:command}
     */
    @Override
    public String toString() {
        return String.join(":", org, gvc, workload, command);
    }
}
