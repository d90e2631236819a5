/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An answer that keeps the members this library does not know. */
public interface Extensible {

    /**
     * Members that newer servers send and this library does not know, as plain Java values; written back unchanged. They
     * do not show in {@code toString()}, since they may be secret.
     *
     * @return members by their names on the wire
     */
    @JsonAnyGetter
    @Value.Redacted
    Map<String, @Nullable Object> additionalProperties();
}
