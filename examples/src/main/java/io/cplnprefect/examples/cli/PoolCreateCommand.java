/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.workpool.WorkPool;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.prefect.workpool.WorkPoolUpdate;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Creates a work pool. */
@Command(
        name = "create",
        header = "Creates a work pool, of the type of Control Plane by default, and prints its id.",
        description = "A work pool that exists is kept as it is, and is a failure, unless --overwrite is set.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect pool create cpln --set namespace=prefect --limit 20",
            "  cpln-prefect pool create cpln --config prod --set env='{\"STAGE\": \"prod\"}' --overwrite",
            "  cpln-prefect pool create etl --template template.json"
        })
final class PoolCreateCommand implements Callable<Integer> {

    private static final String TYPE = "cpln";

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(paramLabel = "<pool>", description = "name of the work pool")
    private String name;

    @Option(
            names = "--type",
            paramLabel = "<type>",
            defaultValue = TYPE,
            description = "type of its workers; ${DEFAULT-VALUE} by default")
    private String type;

    @Option(
            names = "--template",
            paramLabel = "<file>",
            description = "file with the base job template, JSON or YAML; that of Control Plane by default")
    private @Nullable Path template;

    @Option(
            names = "--image",
            paramLabel = "<image>",
            description = "image of jobs that name none, in the template of Control Plane")
    private @Nullable String image;

    @Option(
            names = "--set",
            paramLabel = "<variable>=<value>",
            description = "default of a variable of the template; the value is JSON, or else a text")
    private Map<String, String> defaults = new LinkedHashMap<>();

    @Option(
            names = "--config",
            paramLabel = "<block>",
            description = "name of the block control-plane-configuration with the token for Control Plane")
    private @Nullable String config;

    @Option(names = "--limit", paramLabel = "<number>", description = "flow runs that may be active at once")
    private @Nullable Integer limit;

    @Option(names = "--description", paramLabel = "<text>", description = "description")
    private @Nullable String description;

    @Option(names = "--paused", description = "let workers receive no flow runs")
    private boolean paused;

    @Option(names = "--overwrite", description = "set the given values in a work pool of this type that exists")
    private boolean overwrite;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    PoolCreateCommand() {}

    @Override
    public Integer call() {
        try (Prefect prefect = PrefectClient.of(command)) {
            WorkPool existing = existing(prefect);
            Map<String, @Nullable Object> values = template(prefect);
            if (existing == null) {
                print(prefect.workPools().create(request(values)).execute());
            } else {
                prefect.workPools().update(name, update(values)).execute();
                print(existing);
            }
        }
        return ExitCode.DONE;
    }

    private @Nullable WorkPool existing(Prefect prefect) {
        WorkPool pool;
        try {
            pool = prefect.workPools().read(name).execute();
        } catch (ServiceException.NotFound missing) {
            return null;
        }
        if (!overwrite) {
            throw new UsageException(
                    "Invalid work pool '" + name + "': it exists. Use another name, or add --overwrite.");
        }
        if (!pool.type().equals(type)) {
            throw new UsageException("Invalid work pool '" + name + "': it has the type '" + pool.type() + "', not '"
                    + type + "', and a type cannot change. Use another name.");
        }
        return pool;
    }

    private Map<String, @Nullable Object> template(Prefect prefect) {
        if (template == null && !type.equals(TYPE)) {
            throw new UsageException("Missing template for the type '" + type + "'. Set --template.");
        }
        PoolTemplate result = template == null
                ? PoolTemplate.standard(
                        image == null ? "prefecthq/prefect:" + prefect.version().major() + "-latest" : image)
                : PoolTemplate.of(template);
        result.setDefaults(JsonValues.of(defaults));
        if (config != null) {
            result.setConfiguration(prefect.blockDocuments()
                    .readByName(BlockKind.CONFIGURATION.slug(), config, false)
                    .execute());
        }
        return result.values();
    }

    private WorkPoolCreate request(Map<String, @Nullable Object> values) {
        return WorkPoolCreate.builder()
                .name(name)
                .type(type)
                .description(description)
                .baseJobTemplate(values)
                .concurrencyLimit(limit)
                .paused(paused)
                .build();
    }

    private WorkPoolUpdate update(Map<String, @Nullable Object> values) {
        WorkPoolUpdate.Builder update =
                WorkPoolUpdate.builder().baseJobTemplate(values).paused(paused);
        if (limit != null) {
            update.concurrencyLimit(limit);
        }
        if (description != null) {
            update.description(description);
        }
        return update.build();
    }

    private void print(WorkPool pool) {
        output.print(new Result(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", pool.id().toString())
                        .put("name", pool.name())
                        .put("type", pool.type()),
                pool.id() + "\n"));
    }
}
