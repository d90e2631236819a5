/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;

/** Where a GVC is. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableStaticPlacement.class)
public interface StaticPlacement extends Extensible {

    /** Links of its locations. */
    List<String> locationLinks();

    /** Query that chooses its locations instead. */
    @Value.Redacted
    Map<String, @AllowNulls Object> locationQuery();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableStaticPlacement.Builder {
        Builder() {}
    }
}
