/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.log;

import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.LogLine;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiRequest;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.ErrorResponseException;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log lines of a flow run as a file with comma-separated values. */
final class LogDownload {
    private static final String END = "\r\n";

    private LogDownload() {}

    static ApiResponse respond(Store store, ApiRequest request) {
        FlowRun run = store.flowRuns.get(request.parameter("id"));
        if (run == null) {
            throw ErrorResponseException.detail(404, "Flow run not found");
        }
        StringBuilder file = new StringBuilder("timestamp,level,flow_run_id,task_run_id,message").append(END);
        store.logs
                .ofRuns(List.of(run.id))
                .sorted(Comparator.comparing(LogLine::timestamp))
                .forEach(line -> file.append(row(line)).append(END));
        String name = URLEncoder.encode(run.name + "-logs.csv", StandardCharsets.UTF_8)
                .replace("+", "%20");
        return ApiResponse.ok(TextNode.valueOf(file.toString()))
                .with("Content-Type", "text/csv; charset=utf-8")
                .with("Content-Disposition", "attachment; filename=\"flow-run-logs.csv\"; filename*=UTF-8''" + name);
    }

    private static String row(LogLine line) {
        // Python writes times with a blank in place of the T.
        String time = Times.text(PrefectRelease.V2_20, line.timestamp()).replace('T', ' ');
        return String.join(
                ",",
                time,
                String.valueOf(line.level()),
                quoted(line.flowRunId()),
                quoted(line.taskRunId()),
                quoted(line.message()));
    }

    private static String quoted(@Nullable String text) {
        String value = text == null ? "" : text;
        boolean plain = value.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
