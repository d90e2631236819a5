/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.core.document.Positions;
import io.cplnprefect.core.document.YamlDialect;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.internal.document.SpecFile;
import io.cplnprefect.prefect.spec.SpecProblem;
import io.cplnprefect.prefect.spec.SpecReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code prefect.yaml}. It is resolved as {@code prefect deploy} does: anchors, defaults, blocks, variables, environment and outputs of
 * steps. Immutable and thread-safe.
 *
 * <pre>{@code
 * Project project = ProjectFile.read(Path.of("prefect.yaml")).resolve(prefect, ProjectOptions.DEFAULT);
 * DeploymentPlan plan = Deployer.of(prefect).plan(project.deployments(), PlanOptions.DEFAULT);
 * }</pre>
 */
public final class ProjectFile {

    private final String source;
    private final String folder;
    private final JsonNode content;
    private final Positions positions;

    private ProjectFile(String source, String folder, JsonNode content, Positions positions) {
        this.source = source;
        this.folder = folder;
        this.content = content;
        this.positions = positions;
    }

    /**
     * Reads a file.
     *
     * @param file the file, in UTF-8
     * @return the file
     * @throws UsageException if it cannot be read or is not YAML; it contains all problems
     */
    public static ProjectFile read(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        Path folder = parent == null ? null : parent.getFileName();
        return parse(file.toString(), folder == null ? "" : folder.toString(), SpecFile.text(file));
    }

    /**
     * Reads a text.
     *
     * @param source name for messages, such as that of the file
     * @param folder name of the folder of the project
     * @param text the text
     * @return the file
     * @throws UsageException if it is not YAML; it contains all problems
     */
    public static ProjectFile parse(String source, String folder, String text) {
        try {
            List<Document> documents = DocumentText.read(text, YamlDialect.PYTHON);
            if (documents.size() > 1) {
                throw new UsageException(source + ": has " + documents.size() + " documents: write one");
            }
            return documents.isEmpty()
                    ? new ProjectFile(source, folder, JsonNodeFactory.instance.objectNode(), Positions.NONE)
                    : new ProjectFile(
                            source,
                            folder,
                            documents.get(0).content(),
                            documents.get(0).positions());
        } catch (InvalidDocumentException e) {
            throw new UsageException(e.problems().stream()
                    .map(problem -> source + ": " + problem)
                    .toList());
        }
    }

    /**
     * Resolves the deployments. Blocks and variables are read from the server; nothing is written. Pull steps and job variables keep their
     * references to blocks, which are resolved when a flow run starts.
     *
     * @param prefect client of the server
     * @param options the options
     * @return the deployments
     * @throws UsageException if the file is invalid or refers to what does not exist; it contains all problems
     * @throws ApiException if the server cannot be read, and no problem was found without it
     */
    public Project resolve(Prefect prefect, ProjectOptions options) {
        SpecReading reading = inspect(prefect, options);
        return new Project(reading.valid(), reading.warnings());
    }

    /**
     * Resolves the deployments as {@link #resolve} does, and returns the problems in place of an exception.
     *
     * @param prefect client of the server
     * @param options the options
     * @return the deployments and all problems
     * @throws UsageException if the server cannot be read and the file is invalid; it contains the {@linkplain #problems problems} that are
     *     found without the server
     * @throws ApiException if the server cannot be read, and no problem was found without it
     */
    public SpecReading inspect(Prefect prefect, ProjectOptions options) {
        try {
            return ProjectResolution.onServer(this, prefect, options).resolve();
        } catch (UsageException invalid) {
            throw invalid;
        } catch (ApiException unread) {
            SpecProblem.throwIfAny(problems(options));
            throw unread;
        }
    }

    /**
     * Returns what is invalid in the file, as far as it is found without a server. Values that contain a block, a variable or the output of
     * a step are not checked, and no step is executed.
     *
     * @param options the options
     * @return the problems; empty if there are none
     */
    public List<SpecProblem> problems(ProjectOptions options) {
        return ProjectResolution.withoutServer(this, options).problems();
    }

    String source() {
        return source;
    }

    String folder() {
        return folder;
    }

    Positions positions() {
        return positions;
    }

    JsonNode content() {
        return content;
    }

    /** Returns a section of the file, such as {@code pull}, as plain Java values. */
    @Nullable
    Object section(String key) {
        return DocumentValue.of(
                content.path(key).isMissingNode() ? JsonNodeFactory.instance.nullNode() : content.path(key));
    }

    /** Returns the content of a deployment as plain Java values, or null if it is not an object. */
    @Nullable
    Map<?, ?> deployment(int index) {
        return DocumentValue.of(content.path("deployments").path(index)) instanceof Map<?, ?> map ? map : null;
    }
}
