/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.InjectedFault;
import io.cplnprefect.testkit.prefect.PrefectEmulator;
import io.cplnprefect.testkit.state.FlowRunRecord;
import io.cplnprefect.testkit.state.JobRecord;
import io.cplnprefect.testkit.state.Mask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last requests, the faults, and the flow runs and jobs of services, as a text without secrets. */
final class ServicesReport {
    /** So many requests of each emulator are read, since equal ones share a line. */
    private static final int REQUESTS = 300;

    private static final int LINES = 30;
    private static final int BODY_LENGTH = 300;

    private record Line(long number, String text) {}

    private ServicesReport() {}

    static String of(@Nullable ControlPlaneEmulator controlPlane, @Nullable PrefectEmulator prefect, FaultPlan faults) {
        StringBuilder text = new StringBuilder();
        section(text, "Last requests", distinct(requests(controlPlane, prefect)));
        section(
                text,
                "Injected faults",
                faults.injected().stream().map(ServicesReport::line).toList());
        section(text, "Flow runs", prefect == null ? List.of() : flowRuns(prefect, controlPlane));
        section(
                text,
                "Jobs",
                controlPlane == null
                        ? List.of()
                        : JobRecord.all(controlPlane).stream()
                                .map(JobRecord::toString)
                                .toList());
        return text.toString();
    }

    /** Returns the last requests to both emulators in the order in which they arrived. */
    private static List<Line> requests(@Nullable ControlPlaneEmulator controlPlane, @Nullable PrefectEmulator prefect) {
        List<Line> requests = new ArrayList<>();
        if (prefect != null) {
            last(prefect.requests(), REQUESTS)
                    .forEach(request -> requests.add(new Line(
                            request.number(),
                            "Prefect        " + line(request.method(), request.path(), request.text()))));
        }
        if (controlPlane != null) {
            last(controlPlane.requests(), REQUESTS)
                    .forEach(request -> requests.add(new Line(
                            request.number(),
                            "Control Plane  " + line(request.method(), request.path(), request.body()))));
        }
        requests.sort(Comparator.comparingLong(Line::number));
        return requests;
    }

    /** Returns the lines with one for each sequence of equal ones, which polling causes. */
    private static List<String> distinct(List<Line> lines) {
        List<String> distinct = new ArrayList<>();
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i).text();
            count++;
            if (i == lines.size() - 1 || !text.equals(lines.get(i + 1).text())) {
                distinct.add(count == 1 ? text : text + " (" + count + " times)");
                count = 0;
            }
        }
        return distinct;
    }

    private static List<String> flowRuns(PrefectEmulator prefect, @Nullable ControlPlaneEmulator controlPlane) {
        List<JsonNode> runs = new ArrayList<>();
        prefect.dump().path("flow_runs").forEach(runs::add);
        return last(runs, LINES).stream()
                .map(run -> FlowRunRecord.read(run.path("id").asText(), prefect, controlPlane)
                        .toString())
                .toList();
    }

    private static String line(String method, String path, String body) {
        String shown = body.isEmpty() ? "" : " " + Mask.of(body);
        return method + " " + path + (shown.length() > BODY_LENGTH ? shown.substring(0, BODY_LENGTH) + "..." : shown);
    }

    private static String line(InjectedFault fault) {
        return fault.method() + " " + fault.path() + " " + fault.fault();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        text.append(title).append(lines.isEmpty() ? ": none\n" : ":\n");
        lines.forEach(
                line -> text.append("  ").append(line.replace("\n", "\n  ")).append('\n'));
    }

    private static <T> List<T> last(List<T> all, int count) {
        return all.subList(Math.max(0, all.size() - count), all.size());
    }
}
