/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.server;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** A confirmation of a request that deletes all data. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableConfirmation.class)
public interface Confirmation {

    /** Returns whether the request is meant; servers refuse it otherwise. */
    Boolean confirm();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Confirmation}. Not thread-safe. */
    final class Builder extends ImmutableConfirmation.Builder {
        Builder() {}
    }
}
