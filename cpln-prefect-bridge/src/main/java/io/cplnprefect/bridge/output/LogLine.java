/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.MDC;

/**
 * The prefix of a log line, by which one search finds all lines about a flow run.
 *
 * <p>The format is {@code [CPLN] Area | Flow: .., RunID: .., GVC: .., Workload: .., Cmd: .. > message}. Unknown parts are
 * omitted. An event is one line: line breaks are written as {@code \n}. A message must not contain tokens or values of
 * environment variables. While a line is logged, its parts are also in the MDC of SLF4J, under the keys {@code MDC_*}. Immutable; each method returns a new instance.
 */
public final class LogLine {

    /** The key of the name of the flow in the MDC. */
    public static final String MDC_FLOW = "prefect.flow";

    /** The key of the id of the flow run in the MDC. */
    public static final String MDC_FLOW_RUN = "prefect.flow_run_id";

    /** The key of the name of the GVC in the MDC. */
    public static final String MDC_GVC = "cpln.gvc";

    /** The key of the name of the workload in the MDC. */
    public static final String MDC_WORKLOAD = "cpln.workload";

    /** The key of the id of the command in the MDC. */
    public static final String MDC_COMMAND = "cpln.command";

    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private final LogArea area;
    private final @Nullable String flow;
    private final @Nullable String runId;
    private final @Nullable String gvc;
    private final @Nullable String workload;
    private final @Nullable String command;

    private LogLine(
            LogArea area,
            @Nullable String flow,
            @Nullable String runId,
            @Nullable String gvc,
            @Nullable String workload,
            @Nullable String command) {
        this.area = area;
        this.flow = flow;
        this.runId = runId;
        this.gvc = gvc;
        this.workload = workload;
        this.command = command;
    }

    /**
     * Returns a line of an area, without further parts.
     *
     * @param area the area
     * @return the line
     */
    public static LogLine in(LogArea area) {
        return new LogLine(area, null, null, null, null, null);
    }

    /**
     * Returns this line with another area.
     *
     * @param area the area
     * @return the line
     */
    public LogLine area(LogArea area) {
        return new LogLine(area, flow, runId, gvc, workload, command);
    }

    /**
     * Returns this line with the name of a flow.
     *
     * @param name the name, or {@code null} to omit it
     * @return the line
     */
    public LogLine flow(@Nullable String name) {
        return new LogLine(area, name, runId, gvc, workload, command);
    }

    /**
     * Returns this line with the id of a flow run.
     *
     * @param id the id, or {@code null} to omit it
     * @return the line
     */
    public LogLine run(@Nullable Object id) {
        return new LogLine(area, flow, id == null ? null : id.toString(), gvc, workload, command);
    }

    /**
     * Returns this line with the name of a GVC.
     *
     * @param name the name, or {@code null} to omit it
     * @return the line
     */
    public LogLine gvc(@Nullable String name) {
        return new LogLine(area, flow, runId, name, workload, command);
    }

    /**
     * Returns this line with the name of a workload.
     *
     * @param name the name, or {@code null} to omit it
     * @return the line
     */
    public LogLine workload(@Nullable String name) {
        return new LogLine(area, flow, runId, gvc, name, command);
    }

    /**
     * Returns this line with the id of a command.
     *
     * @param id the id, or {@code null} to omit it
     * @return the line
     */
    public LogLine command(@Nullable String id) {
        return new LogLine(area, flow, runId, gvc, workload, id);
    }

    /**
     * Returns this line with the GVC, workload and command of a job.
     *
     * @param pid the job
     * @return the line
     */
    public LogLine job(InfrastructurePid pid) {
        return gvc(pid.gvc()).workload(pid.workload()).command(pid.command());
    }

    /**
     * Returns the complete line.
     *
     * @param message the message; its line breaks are escaped
     * @return the text to log
     */
    public String text(String message) {
        StringJoiner parts = new StringJoiner(", ", " | ", "").setEmptyValue("");
        add(parts, "Flow", flow);
        add(parts, "RunID", runId);
        add(parts, "GVC", gvc);
        add(parts, "Workload", workload);
        add(parts, "Cmd", command);
        return LINE_BREAK.matcher("[CPLN] " + area + parts + " > " + message).replaceAll("\\\\n");
    }

    /**
     * Logs the line at level {@code INFO}.
     *
     * @param log the logger
     * @param message the message
     */
    public void info(Logger log, String message) {
        if (log.isInfoEnabled()) {
            inContext(() -> log.info(text(message)));
        }
    }

    /**
     * Logs the line at level {@code WARN}.
     *
     * @param log the logger
     * @param message the message
     */
    public void warn(Logger log, String message) {
        inContext(() -> log.warn(text(message)));
    }

    /**
     * Logs the line at level {@code WARN} with a failure.
     *
     * @param log the logger
     * @param message the message
     * @param failure the failure
     */
    public void warn(Logger log, String message, Throwable failure) {
        inContext(() -> log.warn(text(message), failure));
    }

    /**
     * Logs the line at level {@code ERROR}.
     *
     * @param log the logger
     * @param message the message
     */
    public void error(Logger log, String message) {
        inContext(() -> log.error(text(message)));
    }

    /**
     * Logs the line at level {@code ERROR} with a failure.
     *
     * @param log the logger
     * @param message the message
     * @param failure the failure
     */
    public void error(Logger log, String message, Throwable failure) {
        inContext(() -> log.error(text(message), failure));
    }

    /**
     * Logs the line at level {@code DEBUG}.
     *
     * @param log the logger
     * @param message the message
     */
    public void debug(Logger log, String message) {
        if (log.isDebugEnabled()) {
            inContext(() -> log.debug(text(message)));
        }
    }

    /** Runs an action with the parts in the MDC, whose values of the same keys are restored afterwards. */
    void inContext(Runnable action) {
        Map<String, String> parts = context();
        Map<String, @Nullable String> before = new HashMap<>();
        parts.keySet().forEach(key -> before.put(key, MDC.get(key)));
        parts.forEach(MDC::put);
        try {
            action.run();
        } finally {
            before.forEach((key, value) -> {
                if (value == null) {
                    MDC.remove(key);
                } else {
                    MDC.put(key, value);
                }
            });
        }
    }

    private Map<String, String> context() {
        Map<String, String> parts = new HashMap<>();
        put(parts, MDC_FLOW, flow);
        put(parts, MDC_FLOW_RUN, runId);
        put(parts, MDC_GVC, gvc);
        put(parts, MDC_WORKLOAD, workload);
        put(parts, MDC_COMMAND, command);
        return parts;
    }

    private static void put(Map<String, String> parts, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parts.put(key, value);
        }
    }

    private static void add(StringJoiner parts, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parts.add(key + ": " + value);
        }
    }
}
