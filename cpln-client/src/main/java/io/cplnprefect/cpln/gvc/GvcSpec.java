/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a GVC is. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGvcSpec.class)
public interface GvcSpec extends Extensible {

    /** Where it is. */
    @Nullable
    StaticPlacement staticPlacement();

    /** Links of the secrets that images are pulled with. */
    List<String> pullSecretLinks();

    /** Environment that containers may take over. */
    List<EnvironmentVariable> env();

    /** {@code default}, {@code org} or {@code legacy}. */
    @Nullable
    String endpointNamingFormat();

    /** Load balancer. */
    @Value.Redacted
    Map<String, @AllowNulls Object> loadBalancer();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableGvcSpec.Builder {
        Builder() {}
    }
}
