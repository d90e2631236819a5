/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;
import org.immutables.value.Value;

/** A document that keeps the members this library does not know. */
public interface Extensible {

    /**
     * Members that this library does not know, as plain Java values; written back unchanged. They do not show in
     * {@code toString()}, since they may be secret.
     *
     * @return members by name
     */
    @JsonAnyGetter
    @Value.Redacted
    Map<String, @AllowNulls Object> additionalProperties();
}
