/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.pid;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tags by which a flow run shows, in Prefect's user interface, where it runs: {@code cpln:org:..}, {@code cpln:gvc:..},
 * {@code cpln:workload:..} and {@code cpln:command:..}.
 */
public final class FlowRunTags {

    private static final List<String> PREFIXES = List.of("cpln:org:", "cpln:gvc:", "cpln:workload:", "cpln:command:");

    private FlowRunTags() {}

    /**
     * Returns the tags with the four of this job at the end, in place of those of an earlier submission.
     *
     * <p>Prefect replaces the whole list on update, so the result must be sent as a whole. Applying it twice changes nothing.
     */
    public static List<String> with(InfrastructurePid pid, List<String> existingTags) {
        Stream<String> others =
                existingTags.stream().filter(tag -> PREFIXES.stream().noneMatch(tag::startsWith));
        Stream<String> own = Stream.of(
                "cpln:org:" + pid.org(),
                "cpln:gvc:" + pid.gvc(),
                "cpln:workload:" + pid.workload(),
                "cpln:command:" + pid.command());
        return Stream.concat(others, own).toList();
    }
}
