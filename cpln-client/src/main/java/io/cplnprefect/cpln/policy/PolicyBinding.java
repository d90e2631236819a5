/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.policy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** Who may do what. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutablePolicyBinding.class)
public interface PolicyBinding extends Extensible {

    /** What, at least one. */
    List<String> permissions();

    /** Who: links of users, groups, service accounts, identities. */
    List<String> principalLinks();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutablePolicyBinding.Builder {
        Builder() {}
    }
}
