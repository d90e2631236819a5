/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentValue;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.core.document.Positions;
import io.cplnprefect.core.document.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes Job manifest. Its content is checked when it is converted.
 *
 * <p>Immutable. The text form contains the name of the Job only.
 */
public final class JobManifest {

    private final ObjectNode content;
    private final Positions positions;

    private JobManifest(ObjectNode content, Positions positions) {
        this.content = content;
        this.positions = positions;
    }

    /**
     * Reads a YAML or JSON text with one Job. Other kinds of documents are treated as {@link ManifestFile#parse} does.
     *
     * @param text the text, at most 1,000,000 characters
     * @return the manifest
     * @throws InvalidManifestException if the text is invalid, or has no Job or several; lists all problems
     */
    public static JobManifest parse(String text) {
        List<JobManifest> jobs = ManifestFile.parse(text).jobs();
        if (jobs.size() != 1) {
            throw new InvalidManifestException(
                    List.of(new Problem("", "has " + jobs.size() + " Jobs", "use one, or ManifestFile for several")));
        }
        return jobs.get(0);
    }

    /**
     * Reads a YAML or JSON file with one Job, as {@link #parse} does.
     *
     * @param file the file, in UTF-8
     * @return the manifest
     * @throws InvalidManifestException if the text is invalid, or has no Job or several; lists all problems
     * @throws UncheckedIOException if the file cannot be read
     */
    public static JobManifest read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the job manifest " + file + ": " + e, e);
        }
    }

    /**
     * Creates a manifest of a map with the fields of a Job.
     *
     * @param manifest maps, lists, strings, numbers, booleans and nulls; copied
     * @return the manifest
     * @throws InvalidManifestException if the map contains a value of another type or is too large; lists all problems
     */
    public static JobManifest of(Map<String, ? extends @Nullable Object> manifest) {
        try {
            Document document = DocumentValue.read(manifest);
            return new JobManifest((ObjectNode) document.content(), document.positions());
        } catch (InvalidDocumentException e) {
            throw new InvalidManifestException(e.problems());
        }
    }

    static JobManifest of(ObjectNode content, Positions positions) {
        return new JobManifest(content, positions);
    }

    /**
     * Returns the manifest as a map.
     *
     * @return a new map of maps, lists, strings, numbers, booleans and nulls
     */
    @SuppressWarnings("unchecked")
    public Map<String, @Nullable Object> asMap() {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(DocumentValue.of(content));
    }

    /** Not to be changed. */
    ObjectNode content() {
        return content;
    }

    Positions positions() {
        return positions;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobManifest manifest && content.equals(manifest.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return "JobManifest[" + content.at("/metadata/name").asText("") + "]";
    }
}
