/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a workload runs as, and what grants it access to secrets and clouds. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableIdentity.class)
public interface Identity extends Item, Extensible {

    /** Name of its GVC, where it stands in a manifest. */
    @Nullable
    String gvc();

    /** What the platform made of it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableIdentity.Builder {
        Builder() {}
    }
}
