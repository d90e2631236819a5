/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.environment;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.core.document.YamlDialect;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.internal.document.Fields;
import io.cplnprefect.prefect.internal.document.SpecFile;
import io.cplnprefect.prefect.internal.section.DeploymentSection;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import io.cplnprefect.prefect.spec.SpecOrigin;
import io.cplnprefect.prefect.spec.SpecProblem;
import io.cplnprefect.prefect.spec.SpecReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file with the deployments of one environment:
 *
 * <pre>{@code
 * ib-block: cpln-job/production      # for agents of Prefect 2
 * deployments:
 *   - name: daily
 *     entrypoint: flows/etl.py:main
 *     parameters: {region: "${REGION}"}
 *     schedule: {cron: "0 6 * * *", timezone: Europe/Berlin}
 *     work_pool: {name: cpln}
 * }</pre>
 *
 * <p>Unknown keys are problems. {@code ${NAME}} is replaced by the value of a variable, and nothing else is.
 */
public final class EnvironmentFile {

    private static final String BLOCK = "ib-block";
    private static final String DEPLOYMENTS = "deployments";

    private final String source;
    private final EnvironmentOptions options;
    /** The problems, those of defaults once although several deployments have them. */
    private final Set<SpecProblem> problems = new LinkedHashSet<>();

    private @Nullable Document defaults;

    private EnvironmentFile(String source, EnvironmentOptions options) {
        this.source = source;
        this.options = options;
    }

    /**
     * Reads a file.
     *
     * @param file the file, in UTF-8
     * @param options the options
     * @return the deployments, in their order
     * @throws UsageException if a file cannot be read or is invalid; it contains all problems of both files
     */
    public static List<DeploymentSpec> read(Path file, EnvironmentOptions options) {
        return inspect(file, options).valid();
    }

    /**
     * Reads a file, and returns its problems in place of an exception.
     *
     * @param file the file, in UTF-8
     * @param options the options
     * @return the deployments, in their order, and all problems of both files
     * @throws UsageException if a file cannot be read or is not YAML
     */
    public static SpecReading inspect(Path file, EnvironmentOptions options) {
        return new EnvironmentFile(file.toString(), options).deployments(SpecFile.text(file));
    }

    /**
     * Reads a text.
     *
     * @param source name for messages, such as that of the file
     * @param text the text
     * @param options the options
     * @return the deployments, in their order
     * @throws UsageException if the text is invalid; it contains all problems
     */
    public static List<DeploymentSpec> parse(String source, String text, EnvironmentOptions options) {
        return new EnvironmentFile(source, options).deployments(text).valid();
    }

    private SpecReading deployments(String text) {
        Map<String, @Nullable Object> shared = defaults();
        Document document = document(source, text);
        SpecOrigin origin = new SpecOrigin(source, "", document.positions(), Map.of(), defaultsOrigin(Map.of()));
        Fields.Problems sink = (path, fault, fix) -> problems.add(origin.problem(path, fault, fix));
        Fields top = new Fields(document.content(), "", sink);
        Fields blocks =
                top.value(BLOCK) == null ? new Fields(DocumentValue.read(shared).content(), "", sink) : top;
        Object block = new Substitution(options, sink).apply(BLOCK, blocks.text(BLOCK));
        if (top.value(DEPLOYMENTS) == null) {
            sink.add(DEPLOYMENTS, "is missing", "add the list of deployments");
        }
        top.has(DEPLOYMENTS);
        top.refuseOthers();
        List<DeploymentSpec> specs = new ArrayList<>();
        JsonNode items = document.content().path(DEPLOYMENTS);
        if (items.isObject() || (items.isValueNode() && !items.isNull())) {
            sink.add(DEPLOYMENTS, "is no list", "write a list of deployments");
        }
        for (int i = 0; items.isArray() && i < items.size(); i++) {
            String path = DocumentPath.of(DEPLOYMENTS, i);
            if (DocumentValue.of(items.get(i)) instanceof Map<?, ?> map) {
                specs.add(deployment(path, merged(shared, map), document, (String) block));
            } else {
                sink.add(path, "is no object", "write keys and values");
            }
        }
        return new SpecReading(specs, List.copyOf(problems), List.of());
    }

    private DeploymentSpec deployment(String path, Map<?, ?> content, Document document, @Nullable String block) {
        SpecOrigin written = new SpecOrigin(source, path, document.positions(), Map.of(), defaultsOrigin(Map.of()));
        Fields.Problems sink = (at, fault, fix) ->
                problems.add(written.problem(at.equals(path) ? "" : at.substring(path.length() + 1), fault, fix));
        Object substituted = new Substitution(options, sink).apply(path, content);
        Fields fields = new Fields(
                DocumentValue.read((Map<?, ?>) Objects.requireNonNull(substituted))
                        .content(),
                path,
                sink);
        DeploymentSpec.Builder spec = DeploymentSection.read(fields);
        Map<String, String> names = new LinkedHashMap<>(DeploymentSection.names(fields));
        names.put("infrastructure_block", BLOCK);
        Map<String, String> shared = new LinkedHashMap<>();
        names.forEach((attribute, at) -> shared.put(attribute, at.replace(path + ".", "")));
        spec.path(fields.text("path"))
                .pullSteps(fields.maps("pull"))
                .infrastructureBlock(block)
                .permittedValues(options.permittedValues())
                .origin(new SpecOrigin(source, path, document.positions(), names, defaultsOrigin(shared)));
        fields.refuseOthers();
        return spec.build();
    }

    private Map<String, @Nullable Object> defaults() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        Path file = options.defaults();
        String text = file == null ? "" : SpecFile.text(file);
        // Without a document, as an empty file or one of comments, there are no defaults.
        if (file == null
                || text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            return values;
        }
        Document read = document(file.toString(), text);
        if (DocumentValue.of(read.content()) instanceof Map<?, ?> map) {
            defaults = read;
            map.forEach((key, value) -> values.put(String.valueOf(key), value));
        } else if (!read.content().isNull()) {
            problems.add(new SpecOrigin(file.toString(), "", read.positions(), Map.of())
                    .problem("", "is no object", "write the keys of a deployment and their values"));
        }
        return values;
    }

    private @Nullable SpecOrigin defaultsOrigin(Map<String, String> names) {
        return defaults == null
                ? null
                : new SpecOrigin(String.valueOf(options.defaults()), "", defaults.positions(), names);
    }

    private static Document document(String source, String text) {
        try {
            List<Document> documents = DocumentText.read(text, YamlDialect.MERGING);
            if (documents.size() != 1) {
                throw new UsageException(source + ": has " + documents.size() + " documents: write one");
            }
            return documents.get(0);
        } catch (InvalidDocumentException e) {
            throw new UsageException(e.problems().stream()
                    .map(problem -> source + ": " + problem)
                    .toList());
        }
    }

    /** Returns the defaults with the values of a deployment: objects are merged, all else is replaced. */
    private static Map<String, @Nullable Object> merged(Map<?, ?> defaults, Map<?, ?> values) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        defaults.forEach((key, value) -> {
            if (!key.equals(BLOCK)) {
                result.put(String.valueOf(key), value);
            }
        });
        values.forEach((key, value) -> {
            Object merged = result.get(String.valueOf(key)) instanceof Map<?, ?> present
                            && value instanceof Map<?, ?> own
                            && !key.equals("schedule")
                    ? merged(present, own)
                    : value;
            result.put(String.valueOf(key), merged);
        });
        return result;
    }
}
