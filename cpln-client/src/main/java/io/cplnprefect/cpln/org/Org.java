/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.Map;
import org.immutables.value.Value;

/** An organization. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableOrg.class)
public interface Org extends Item, Extensible {

    /** Returns the specification. */
    @Value.Redacted
    Map<String, @AllowNulls Object> spec();

    /** Returns the status, which the server sets. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Org}. Not thread-safe. */
    final class Builder extends ImmutableOrg.Builder {
        Builder() {}
    }
}
