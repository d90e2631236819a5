/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.block.BlockData;
import io.cplnprefect.prefect.block.BlockDefinition;
import io.cplnprefect.prefect.block.BlockField;
import io.cplnprefect.prefect.block.Blocks;
import io.cplnprefect.prefect.variable.VariableCreate;
import io.cplnprefect.prefect.workpool.WorkPoolCreate;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The project files of the comparison with Prefect's command line, and what they refer to. */
final class ProjectFiles {

    static final Path FOLDER = Path.of("src/test/resources/io/cplnprefect/prefect/project/files");
    static final String POOL = "project-pool";
    static final Map<String, String> ENVIRONMENT = Map.of(
            "DEPLOY_ENV", "staging", "DEPLOY_VERSION", "4.5.6", "DEPLOY_DAY", "friday", "DEPLOY_ACTIVE", "false");

    private static final BlockDefinition SETTINGS = BlockDefinition.named("Project Settings")
            .field(BlockField.text("region"))
            .field(BlockField.text("text"))
            .field(BlockField.secret("token"))
            .build();

    private ProjectFiles() {}

    /** Returns the names of the files for a release; those with {@code .v3.} are for 3.x only. */
    static List<String> of(PrefectRelease release) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .filter(name -> release == PrefectRelease.V3 || !name.contains(".v3."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the work pool, variables and blocks that the files refer to. */
    static void createReferences(Prefect prefect) {
        prefect.workPools()
                .create(WorkPoolCreate.builder()
                        .name(POOL)
                        .type("cpln")
                        .baseJobTemplate(Map.of(
                                "job_configuration",
                                Map.of(
                                        "image",
                                        "{{ image }}",
                                        "cpu",
                                        "{{ cpu }}",
                                        "env",
                                        "{{ env }}",
                                        "labels",
                                        "{{ labels }}"),
                                "variables",
                                Map.of(
                                        "properties",
                                        Map.of(
                                                "image", Map.of("type", "string"),
                                                "cpu", Map.of("type", "integer"),
                                                "env", Map.of("type", "object"),
                                                "labels", Map.of("type", "object")))))
                        .build())
                .execute();
        variable(prefect, "project_region", "eu-central");
        variable(prefect, "project_pool", POOL);
        Blocks blocks =
                Blocks.of(prefect.blockTypes(), prefect.blockSchemas(), prefect.blockDocuments(), prefect.version());
        blocks.save(
                        SETTINGS,
                        "project",
                        BlockData.builder()
                                .put("region", "eu-west")
                                .put("text", "Text of a block")
                                .put("token", Secret.of("planted-token"))
                                .build())
                .execute();
    }

    private static void variable(Prefect prefect, String name, String value) {
        prefect.variables()
                .create(VariableCreate.builder().name(name).value(value).build())
                .execute();
    }
}
