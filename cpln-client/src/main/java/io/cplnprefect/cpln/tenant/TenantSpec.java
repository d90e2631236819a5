/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.tenant;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** The specification of a tenant. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TenantSpec.Builder.class)
public interface TenantSpec extends Extensible {

    /** Returns the names of the organizations. */
    List<String> orgs();

    /** Returns the names of the clusters. */
    List<String> clusters();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TenantSpec}. Not thread-safe. */
    final class Builder extends ImmutableTenantSpec.Builder {
        Builder() {}
    }
}
