/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.log;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log line says about where it belongs, so that a flow run can be followed through all areas with one search.
 *
 * <p>The form is {@code [CPLN] Area | Flow: .., RunID: .., GVC: .., Workload: .., Cmd: .. > message}; parts that are not known
 * are left out. One event is one line: line breaks are written as {@code \n}. Never put tokens or values of environment
 * variables into a message. Immutable; keep one for a job and add to it as more becomes known.
 */
public final class LogLine {

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

    /** Starts a line of the area, about nothing in particular. */
    public static LogLine in(LogArea area) {
        return new LogLine(area, null, null, null, null, null);
    }

    /** Returns the same line for another area. */
    public LogLine area(LogArea area) {
        return new LogLine(area, flow, runId, gvc, workload, command);
    }

    /** Adds the flow's name. */
    public LogLine flow(@Nullable String name) {
        return new LogLine(area, name, runId, gvc, workload, command);
    }

    /** Adds the flow run's id. */
    public LogLine run(@Nullable Object id) {
        return new LogLine(area, flow, id == null ? null : id.toString(), gvc, workload, command);
    }

    /** Adds the GVC's name. */
    public LogLine gvc(@Nullable String name) {
        return new LogLine(area, flow, runId, name, workload, command);
    }

    /** Adds the workload's name. */
    public LogLine workload(@Nullable String name) {
        return new LogLine(area, flow, runId, gvc, name, command);
    }

    /** Adds the command's id. */
    public LogLine command(@Nullable String id) {
        return new LogLine(area, flow, runId, gvc, workload, id);
    }

    /** Adds GVC, workload and command. */
    public LogLine job(InfrastructurePid pid) {
        return gvc(pid.gvc()).workload(pid.workload()).command(pid.command());
    }

    /** Returns the whole line with its message. */
    public String text(String message) {
        StringJoiner parts = new StringJoiner(", ", " | ", "").setEmptyValue("");
        add(parts, "Flow", flow);
        add(parts, "RunID", runId);
        add(parts, "GVC", gvc);
        add(parts, "Workload", workload);
        add(parts, "Cmd", command);
        return LINE_BREAK.matcher("[CPLN] " + area + parts + " > " + message).replaceAll("\\\\n");
    }

    private static void add(StringJoiner parts, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parts.add(key + ": " + value);
        }
    }
}
