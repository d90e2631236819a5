/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.Map;
import org.immutables.value.Value;

/** An organisation. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableOrg.class)
public interface Org extends Item, Extensible {

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
    final class Builder extends ImmutableOrg.Builder {
        Builder() {}
    }
}
