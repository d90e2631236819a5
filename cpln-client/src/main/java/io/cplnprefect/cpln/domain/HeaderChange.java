/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;

/** A change of headers. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HeaderChange.Builder.class)
public interface HeaderChange extends Extensible {

    /** Returns the headers that are set, by name. */
    @Value.Redacted
    Map<String, @AllowNulls String> set();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HeaderChange}. Not thread-safe. */
    final class Builder extends ImmutableHeaderChange.Builder {
        Builder() {}
    }
}
