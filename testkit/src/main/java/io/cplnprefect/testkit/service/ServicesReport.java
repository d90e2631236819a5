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
    private static final int REQUESTS = 30;
    private static final int OBJECTS = 20;
    private static final int BODY_LENGTH = 300;

    private record Line(long number, String text) {}

    private ServicesReport() {}

    static String of(@Nullable ControlPlaneEmulator controlPlane, @Nullable PrefectEmulator prefect, FaultPlan faults) {
        List<Line> requests = new ArrayList<>();
        List<String> flowRuns = new ArrayList<>();
        List<String> jobs = new ArrayList<>();
        if (prefect != null) {
            last(prefect.requests(), REQUESTS)
                    .forEach(request -> requests.add(new Line(
                            request.number(),
                            "Prefect        " + line(request.method(), request.path(), request.text()))));
            List<JsonNode> runs = new ArrayList<>();
            prefect.dump().path("flow_runs").forEach(runs::add);
            last(runs, OBJECTS)
                    .forEach(run ->
                            flowRuns.add(FlowRunRecord.read(run.path("id").asText(), prefect, controlPlane)
                                    .toString()));
        }
        if (controlPlane != null) {
            last(controlPlane.requests(), REQUESTS)
                    .forEach(request -> requests.add(new Line(
                            request.number(),
                            "Control Plane  " + line(request.method(), request.path(), request.body()))));
            last(JobRecord.all(controlPlane), OBJECTS).forEach(job -> jobs.add(job.toString()));
        }
        requests.sort(Comparator.comparingLong(Line::number));
        StringBuilder text = new StringBuilder();
        section(
                text,
                "Last requests",
                last(requests, REQUESTS).stream().map(Line::text).toList());
        section(
                text,
                "Injected faults",
                last(faults.injected(), OBJECTS).stream()
                        .map(ServicesReport::line)
                        .toList());
        section(text, "Flow runs", flowRuns);
        section(text, "Jobs", jobs);
        return text.toString();
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
