/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.document.Positions;
import io.cplnprefect.core.document.Problem;

/**
 * An object in a manifest.
 *
 * @param document number of its document
 * @param path path in the document; empty for the document itself
 * @param content the object as it is written; never changed
 * @param positions positions of the document
 */
record ManifestEntry(int document, String path, JsonNode content, Positions positions) {

    /** Returns a problem of the object at a path within it. */
    ManifestProblem problem(String within, String fault, String fix) {
        String at = path;
        if (!within.isEmpty()) {
            at = path.isEmpty() ? within : path + (within.startsWith("[") ? "" : ".") + within;
        }
        return new ManifestProblem(document, new Problem(at, fault, fix, positions.of(at)));
    }

    /** Returns an item of an array in this object. */
    ManifestEntry item(String array, int index, JsonNode item) {
        String outer = array.isEmpty() ? path : DocumentPath.of(path, array);
        return new ManifestEntry(document, DocumentPath.of(outer, index), item, positions);
    }
}
