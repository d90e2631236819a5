/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.server;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;

/** A request that sets the default storage of results. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableResultStorageUpdate.class)
public interface ResultStorageUpdate {

    /** Returns the id of the block document of the storage. */
    UUID defaultResultStorageBlockId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ResultStorageUpdate}. Not thread-safe. */
    final class Builder extends ImmutableResultStorageUpdate.Builder {
        Builder() {}
    }
}
