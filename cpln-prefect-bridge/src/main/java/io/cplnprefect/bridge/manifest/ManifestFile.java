/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.InvalidDocumentException;
import java.util.List;

/**
 * The content of a file of Kubernetes manifests. Immutable.
 *
 * @param jobs the Jobs, in their order
 * @param facts what the other documents say of the objects that the Jobs name, for conversions without Control Plane; contains no
 *     values of secrets
 * @param warnings documents that have no effect on Control Plane
 */
public record ManifestFile(List<JobManifest> jobs, PlatformFacts facts, List<String> warnings) {

    /** Creates a file from copies of the lists. */
    public ManifestFile {
        jobs = List.copyOf(jobs);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads a YAML or JSON text of one or several documents. YAML is read as version 1.2, in which {@code yes} and {@code 0755} are
     * strings.
     *
     * <p>Jobs, also as items of a {@code List}, are returned. A ServiceAccount adds its pull secrets to the Jobs that name it. Secrets,
     * ConfigMaps and PersistentVolumeClaims become facts; they are not created, which is a warning. Other kinds, types of YAML,
     * merge keys and repeated keys are problems, as is a text of more than 1,000,000 characters, 50,000 values or 64 levels after its
     * aliases are replaced.
     *
     * @param text the text
     * @return the file
     * @throws InvalidManifestException if the text is invalid; lists all problems with line and column
     */
    public static ManifestFile parse(String text) {
        List<Document> documents;
        try {
            documents = DocumentText.read(text);
        } catch (InvalidDocumentException e) {
            throw new InvalidManifestException(e.problems());
        }
        ManifestFileReader reader = new ManifestFileReader();
        documents.forEach(reader::read);
        return reader.file();
    }
}
