/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.policy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** The permissions that a policy grants to principals. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PolicyBinding.Builder.class)
public interface PolicyBinding extends Extensible {

    /** Returns the permissions, at least one. */
    List<String> permissions();

    /** Returns the links of the users, groups, service accounts and identities. */
    List<String> principalLinks();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PolicyBinding}. Not thread-safe. */
    final class Builder extends ImmutablePolicyBinding.Builder {
        Builder() {}
    }
}
