/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The roles of a service account on one resource of Google Cloud. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GcpBinding.Builder.class)
public interface GcpBinding extends Extensible {

    /** Returns the name of the resource, such as {@code //cloudresourcemanager.googleapis.com/projects/NAME}; {@code null} if it is not set. */
    @Nullable
    String resource();

    /** Returns the roles, such as {@code roles/storage.objectViewer}. */
    List<String> roles();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GcpBinding}. Not thread-safe. */
    final class Builder extends ImmutableGcpBinding.Builder {
        Builder() {}
    }
}
