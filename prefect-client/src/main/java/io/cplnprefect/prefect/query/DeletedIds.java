/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;

/** The objects that a bulk deletion deleted. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableDeletedIds.class)
public interface DeletedIds extends Extensible {

    /** Returns the ids of the deleted objects. */
    List<UUID> deleted();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeletedIds}. Not thread-safe. */
    final class Builder extends ImmutableDeletedIds.Builder {
        Builder() {}
    }
}
