/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.query.SelectionQuery;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The locations of a GVC. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = StaticPlacement.Builder.class)
public interface StaticPlacement extends Extensible {

    /** Returns the links of the locations. */
    List<String> locationLinks();

    /** Returns the query that selects the locations instead; {@code null} if it is not set. */
    @Nullable
    SelectionQuery locationQuery();

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
