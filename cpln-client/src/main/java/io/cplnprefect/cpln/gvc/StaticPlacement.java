/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** The locations of a GVC. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableStaticPlacement.class)
public interface StaticPlacement extends Extensible {

    /** Returns the links of the locations. */
    List<String> locationLinks();

    /** Returns the query that selects the locations instead. */
    @Value.Redacted
    Map<String, @AllowNulls Object> locationQuery();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StaticPlacement}. Not thread-safe. */
    final class Builder extends ImmutableStaticPlacement.Builder {
        Builder() {}
    }
}
