/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a work pool. */
@Command(
        name = "show",
        header = "Prints a work pool with the job variables that deployments may set.",
        description = "Default values are left out, because they may be secret.",
        footerHeading = "%nExamples:%n",
        footer = {"  cpln-prefect pool show cpln", "  cpln-prefect pool show cpln -o json"})
final class PoolShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "<pool>", description = "name of the work pool")
    private String name;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    PoolShowCommand() {}

    @Override
    public Integer call() {
        WorkPool pool;
        try (Prefect prefect = PrefectClient.of(command)) {
            pool = prefect.workPools().read(name).execute();
        }
        List<String> variables = variables(pool);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("id", pool.id().toString());
        document.put("name", pool.name());
        document.put("type", pool.type());
        document.put("description", pool.description());
        document.put("status", Objects.toString(pool.status(), null));
        document.put("paused", pool.paused());
        document.put("concurrencyLimit", pool.concurrencyLimit());
        ArrayNode names = document.putArray("variables");
        variables.forEach(names::add);
        String table = new Table(
                        GlobalOptions.of(command).outputColors(),
                        "NAME",
                        "TYPE",
                        "STATUS",
                        "PAUSED",
                        "LIMIT",
                        "JOB VARIABLES")
                .row(
                        pool.name(),
                        pool.type(),
                        pool.status(),
                        pool.paused(),
                        pool.concurrencyLimit(),
                        String.join(", ", variables))
                .toString();
        output.print(new Result(document, table));
        return ExitCode.DONE;
    }

    private static List<String> variables(WorkPool pool) {
        List<String> names = new ArrayList<>();
        if (pool.baseJobTemplate().get("variables") instanceof Map<?, ?> schema
                && schema.get("properties") instanceof Map<?, ?> properties) {
            properties.keySet().forEach(name -> names.add(String.valueOf(name)));
        }
        return names;
    }
}
