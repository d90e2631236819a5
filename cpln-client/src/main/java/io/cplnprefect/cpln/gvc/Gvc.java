/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A GVC: a set of locations, and the objects that belong to it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Gvc.Builder.class)
public interface Gvc extends Item, Extensible {

    /** Returns the short name that addresses contain, which the server sets; {@code null} if it is not set. */
    @Nullable
    String alias();

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    GvcSpec spec();

    /** Returns the status, which the server sets. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /**
     * Returns the names of the locations.
     *
     * @return the names; empty if a query selects the locations
     */
    @JsonIgnore
    default List<String> locationNames() {
        GvcSpec spec = spec();
        StaticPlacement placement = spec == null ? null : spec.staticPlacement();
        return placement == null
                ? List.of()
                : placement.locationLinks().stream()
                        .map(link -> link.substring(link.lastIndexOf('/') + 1))
                        .toList();
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Gvc}. Not thread-safe. */
    final class Builder extends ImmutableGvc.Builder {
        Builder() {}
    }
}
