/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;

/** A limit of which a request occupied or freed slots. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableOccupiedLimit.class)
public interface OccupiedLimit extends Extensible {

    /** Returns the id of the limit. */
    UUID id();

    /** Returns the name of the limit. */
    String name();

    /** Returns the number of its slots. */
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OccupiedLimit}. Not thread-safe. */
    final class Builder extends ImmutableOccupiedLimit.Builder {
        Builder() {}
    }
}
