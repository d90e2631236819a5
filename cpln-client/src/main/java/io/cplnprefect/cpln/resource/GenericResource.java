/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An object of any kind, for kinds that have no model. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGenericResource.class)
public interface GenericResource extends Item, Extensible {

    /** Kind. */
    @Nullable
    String kind();

    /** Name of its GVC, where it stands in a manifest. */
    @Nullable
    String gvc();

    /** Data of a secret; never printed. */
    @Value.Redacted
    @Nullable
    Object data();

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
    final class Builder extends ImmutableGenericResource.Builder {
        Builder() {}
    }
}
