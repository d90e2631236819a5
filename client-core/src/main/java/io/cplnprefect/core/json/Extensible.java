/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;
import org.immutables.value.Value;

/**
 * A model that keeps the properties this library does not know.
 *
 * <p>Two models are equal if all their members and additional properties are. A model whose member was null or empty in the
 * document that was read, and is kept as an additional property, therefore differs from one whose member was absent; their
 * members are equal.
 */
public interface Extensible {

    /**
     * Returns the properties that this library does not know, as plain Java values. They are written back unchanged, and
     * are left out of {@code toString()}, because they may be secret.
     *
     * <p>In models of Control Plane, they include the known members that were null, an empty list or an empty object in the
     * document that was read. Such a member is written as it was as long as the model has no other value for it. An
     * additional property that is set to null or an empty list with the builder sends a member that is otherwise omitted.
     *
     * @return values by property name; values may be null
     */
    @JsonAnyGetter
    @AllowNulls
    @Value.Redacted
    Map<String, @AllowNulls Object> additionalProperties();
}
