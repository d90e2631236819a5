/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;
import org.immutables.value.Value;

/** A model that keeps the properties this library does not know. */
public interface Extensible {

    /**
     * Returns the properties that this library does not know, as plain Java values. They are written back unchanged, and
     * are left out of {@code toString()}, because they may be secret.
     *
     * @return values by property name; values may be null
     */
    @JsonAnyGetter
    @AllowNulls
    @Value.Redacted
    Map<String, @AllowNulls Object> additionalProperties();
}
