/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.cpln.log.LogEntry;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Writes the lines of jobs to SLF4J, at level {@code INFO}, each as it is, with the ids of {@link LogLine} in the MDC. Thread-safe.
 *
 * <pre>{@code
 * job.follow(Slf4jLines.of(LoggerFactory.getLogger("jobs")));
 * }</pre>
 */
public final class Slf4jLines {

    private static final Pattern REPLICA = Pattern.compile("command-([0-9a-f-]{36})");

    private Slf4jLines() {}

    /**
     * Returns a consumer that writes the lines of a job.
     *
     * @param log the logger
     * @return the consumer
     */
    public static LineConsumer of(Logger log) {
        return line -> write(log, null, line);
    }

    /**
     * Writes a line of a job, such as one that a {@code WorkerListener} receives.
     *
     * @param log the logger
     * @param flowRunId id of the flow run of the job, or {@code null} if it has none
     * @param line the line, whose labels are those of the job
     */
    public static void write(Logger log, @Nullable UUID flowRunId, LogEntry line) {
        Matcher replica = REPLICA.matcher(line.labels().getOrDefault("replica", ""));
        LogLine.in(LogArea.LOGS)
                .run(flowRunId)
                .gvc(line.labels().get("gvc"))
                .workload(line.labels().get("workload"))
                .command(replica.lookingAt() ? replica.group(1) : null)
                .inContext(() -> log.info("{}", line.line()));
    }
}
