/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.pid;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tags that show in Prefect's user interface where a flow run runs: {@code cpln:org:..}, {@code cpln:gvc:..},
 * {@code cpln:workload:..} and {@code cpln:command:..}.
 */
public final class FlowRunTags {

    private static final List<String> PREFIXES = List.of("cpln:org:", "cpln:gvc:", "cpln:workload:", "cpln:command:");

    private FlowRunTags() {}

    /**
     * Returns the tags of a flow run with the four tags of this job at the end, in place of those of an earlier job.
     *
     * <p>Prefect replaces the whole list on update, so send the result as a whole. Repeated calls return the same list.
     *
     * @param pid the job
     * @param existingTags the tags that the flow run has
     * @return all tags to send; immutable
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
