/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A filter that selects what has all of some values.
 *
 * @param values the values
 */
public record All(@JsonProperty("all_") List<String> values) {

    /** Returns a filter that selects what has all of some values. */
    public static All of(String... values) {
        return new All(List.of(values));
    }
}
