/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The prefix of a log line, by which one search finds all lines about a flow run.
 *
 * <p>The format is {@code [CPLN] Area | Flow: .., RunID: .., GVC: .., Workload: .., Cmd: .. > message}. Unknown parts are
 * omitted. An event is one line: line breaks are written as {@code \n}. A message must not contain tokens or values of
 * environment variables. Immutable; each method returns a new instance.
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

    private static void add(StringJoiner parts, String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parts.add(key + ": " + value);
        }
    }
}
