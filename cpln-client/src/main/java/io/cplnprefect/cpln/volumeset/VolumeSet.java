/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Storage that outlives the containers that mount it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableVolumeSet.class)
public interface VolumeSet extends Item, Extensible {

    /** Name of its GVC, where it stands in a manifest. */
    @Nullable
    String gvc();

    /** What it is. */
    @Nullable
    VolumeSetSpec spec();

    /** What the platform made of it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableVolumeSet.Builder {
        Builder() {}
    }
}
