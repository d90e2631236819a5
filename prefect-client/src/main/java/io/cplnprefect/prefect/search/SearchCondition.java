/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.search;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition of a saved search. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableSearchCondition.class)
public interface SearchCondition extends Extensible {

    /** Returns the kind of object, such as {@code flow_run}. */
    String object();

    /** Returns the property, such as {@code state}. */
    String property();

    /** Returns the type of the property. */
    String type();

    /** Returns the operator, such as {@code equals}. */
    String operation();

    /** Returns the value, as a plain Java value. */
    @Nullable
    Object value();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SearchCondition}. Not thread-safe. */
    final class Builder extends ImmutableSearchCondition.Builder {
        Builder() {}
    }
}
