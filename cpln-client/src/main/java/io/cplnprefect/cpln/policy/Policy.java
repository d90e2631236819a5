/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.policy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Grants permissions on objects of a kind. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutablePolicy.class)
public interface Policy extends Item, Extensible {

    /** Kind of the objects. */
    @Nullable
    String targetKind();

    /** Which of them. */
    List<String> targetLinks();

    /** {@code all} for every one. */
    @Nullable
    String target();

    /** Query that chooses them instead. */
    @Value.Redacted
    Map<String, @AllowNulls Object> targetQuery();

    /** Who may do what. */
    List<PolicyBinding> bindings();

    /** {@code builtin} or {@code default}. */
    @Nullable
    String origin();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutablePolicy.Builder {
        Builder() {}
    }
}
