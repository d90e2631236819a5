/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.location;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A place where workloads run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableLocation.class)
public interface Location extends Item, Extensible {

    /** Cloud provider, such as {@code aws}. */
    @Nullable
    String provider();

    /** Region of the provider. */
    @Nullable
    String region();

    /** {@code builtin}, {@code default} or {@code custom}. */
    @Nullable
    String origin();

    /** What it is. */
    @Value.Redacted
    Map<String, @AllowNulls Object> spec();

    /** What the platform made of it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableLocation.Builder {
        Builder() {}
    }
}
