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

/** A GVC: a set of locations, and the workloads in it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGvc.class)
public interface Gvc extends Item, Extensible {

    /** Short name within addresses; given by the platform. */
    @Nullable
    String alias();

    /** What it is. */
    @Nullable
    GvcSpec spec();

    /** What the platform made of it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /**
     * Names of its locations.
     *
     * @return names; empty when a query chooses them
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

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableGvc.Builder {
        Builder() {}
    }
}
