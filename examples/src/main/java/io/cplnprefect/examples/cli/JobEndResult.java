/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.job.ContainerEnd;
import io.cplnprefect.bridge.job.JobEnd;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import java.util.Objects;
import picocli.CommandLine.Help.ColorScheme;

/** The end of a job as a result. Pure functions. */
final class JobEndResult {

    private JobEndResult() {}

    static Result of(JobEnd end, ColorScheme colors) {
        String table = new Table(colors, "PID", "STAGE", "EXIT CODE", "STARTED", "ENDED", "MESSAGE")
                .row(end.pid(), end.stage(), end.exitCode(), end.started(), end.ended(), end.message())
                .toString();
        return new Result(document(end), table);
    }

    /** Returns the end for a message, such as {@code FAILED, exit code 7}. */
    static String words(JobEnd end) {
        return end.stage() + (end.exitCode() == null ? "" : ", exit code " + end.exitCode());
    }

    private static ObjectNode document(JobEnd end) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("pid", end.pid().toString());
        document.put("stage", end.stage().name());
        document.put("exitCode", end.exitCode());
        document.put("started", Objects.toString(end.started(), null));
        document.put("ended", Objects.toString(end.ended(), null));
        document.put("message", end.message());
        ArrayNode containers = document.putArray("containers");
        for (ContainerEnd container : end.containers()) {
            containers
                    .addObject()
                    .put("name", container.name())
                    .put("exitCode", container.exitCode())
                    .put("reason", container.reason())
                    .put("message", container.message());
        }
        return document;
    }
}
