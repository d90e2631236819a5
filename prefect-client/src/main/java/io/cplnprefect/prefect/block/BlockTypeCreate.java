/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a type of block document. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableBlockTypeCreate.class)
public interface BlockTypeCreate {

    /** Returns the name, unique. */
    String name();

    /** Returns the name in paths: lower-case letters, digits and dashes. */
    String slug();

    /** Returns the address of an image. */
    @Nullable
    String logoUrl();

    /** Returns the address of its documentation. */
    @Nullable
    String documentationUrl();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns an example of its use, in Python. */
    @Nullable
    String codeExample();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockTypeCreate}. Not thread-safe. */
    final class Builder extends ImmutableBlockTypeCreate.Builder {
        Builder() {}
    }
}
