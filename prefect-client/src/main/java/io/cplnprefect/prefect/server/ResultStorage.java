/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.server;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The default storage of the results of flow runs. Requires Prefect 3.7. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableResultStorage.class)
public interface ResultStorage extends Extensible {

    /** Returns the id of the block document of the storage, or {@code null} if none is set. */
    @Nullable
    UUID defaultResultStorageBlockId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ResultStorage}. Not thread-safe. */
    final class Builder extends ImmutableResultStorage.Builder {
        Builder() {}
    }
}
