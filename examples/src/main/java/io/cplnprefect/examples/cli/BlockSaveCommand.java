/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.examples.cli.OutputFormat.Result;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.BlockField;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Saves a block document. */
@Command(
        name = "save",
        header = "Creates a block of Control Plane, or replaces its content.",
        description =
                "The file has the fields of the block with the names that they have in Python. A text as the value of config or"
                        + " credentials is the name of the block to use. Prints the id of the document.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cpln-prefect block save control-plane-infrastructure/prod -f prod.yaml",
            "  cpln-prefect block save control-plane-infrastructure-config/prod -f token.yaml"
        })
final class BlockSaveCommand implements Callable<Integer> {

    /** The kinds of the blocks that are fields of other blocks, by the block and the field. */
    private static final Map<String, BlockKind<?>> NESTED = Map.of(
            BlockKind.INFRASTRUCTURE.slug() + ".config", BlockKind.INFRASTRUCTURE_CONFIG,
            BlockKind.CREDENTIALS.slug() + ".config", BlockKind.CONFIGURATION,
            BlockKind.JOB.slug() + ".credentials", BlockKind.CREDENTIALS);

    @Spec
    private CommandSpec command;

    @Mixin
    private OutputOptions output;

    @Parameters(
            paramLabel = BlockReference.LABEL,
            converter = BlockReference.Converter.class,
            description = "type and name of the block")
    private BlockReference block;

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "<file>",
            description = "file with the fields, YAML or JSON")
    private Path file;

    // Picocli sets the fields.
    @SuppressWarnings("NullAway.Init")
    BlockSaveCommand() {}

    @Override
    public Integer call() {
        ObjectNode fields = fields();
        try (Prefect prefect = PrefectClient.of(command)) {
            String id = prefect.blocks()
                    .save(block.kind().definition(), block.name(), content(prefect, fields))
                    .execute()
                    .id()
                    .toString();
            output.print(new Result(
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("id", id)
                            .put("type", block.kind().slug())
                            .put("name", block.name()),
                    id));
        }
        return ExitCode.DONE;
    }

    private BlockData content(Prefect prefect, ObjectNode fields) {
        BlockData.Builder given = BlockData.builder();
        Map<String, UUID> references = new LinkedHashMap<>();
        fields.properties().forEach(field -> {
            BlockKind<?> nested = NESTED.get(block.kind().slug() + "." + field.getKey());
            if (nested != null && field.getValue().isTextual()) {
                references.put(
                        field.getKey(), id(prefect, nested, field.getValue().asText()));
            } else {
                given.put(field.getKey(), DocumentValue.of(field.getValue()));
            }
        });
        BlockData checked = block.kind().read(given.build()).data();
        BlockData.Builder content = BlockData.builder();
        checked.fields().forEach(field -> content.put(field, checked.value(field)));
        references.forEach(content::reference);
        return content.build();
    }

    private static UUID id(Prefect prefect, BlockKind<?> kind, String name) {
        try {
            return prefect.blockDocuments()
                    .readByName(kind.slug(), name, false)
                    .execute()
                    .id();
        } catch (ServiceException.NotFound missing) {
            throw new UsageException(
                    "Unknown block '" + kind.slug() + "/" + name + "'. Save it first, or correct the name.", missing);
        }
    }

    private void requireKnown(ObjectNode fields) {
        List<String> known = block.kind().definition().fields().stream()
                .map(BlockField::name)
                .toList();
        List<String> problems = fields.properties().stream()
                .filter(entry -> !known.contains(entry.getKey()))
                .map(entry -> "Invalid field '" + entry.getKey() + "' in " + file + ": expected one of " + known)
                .toList();
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
    }

    private ObjectNode fields() {
        List<Document> documents = InputFile.documents(file);
        if (documents.size() != 1 || !(documents.get(0).content() instanceof ObjectNode fields)) {
            throw new UsageException("Invalid file " + file + ": expected one object with the fields of the block");
        }
        requireKnown(fields);
        return fields;
    }
}
