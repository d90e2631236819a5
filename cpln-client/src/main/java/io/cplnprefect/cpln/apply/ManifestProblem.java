/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import io.cplnprefect.core.document.Problem;
import java.io.Serializable;

/**
 * An invalid value in a manifest. Immutable.
 *
 * @param document number of the document in the manifest, from 1; 0 if the text could not be divided into documents
 * @param problem what is invalid, with its path, its position in the text, and how to correct it; contains no data of a secret
 */
public record ManifestProblem(int document, Problem problem) implements Serializable {

    /**
     * Returns the problem as one sentence.
     *
     * @return document, path, position, fault and fix
     */
    @Override
    public String toString() {
        return document == 0 ? problem.toString() : "Document " + document + ": " + problem;
    }
}
