/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A limit on the values of a field. */
interface Limit {
    /**
     * Returns what is wrong with a value, or null if nothing is; the text follows the path of the field and does not
     * contain the value.
     *
     * @param document the whole document
     */
    @Nullable
    String problem(JsonNode value, JsonNode document);
}
