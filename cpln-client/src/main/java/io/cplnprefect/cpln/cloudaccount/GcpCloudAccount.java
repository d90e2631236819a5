/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A project of Google Cloud. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GcpCloudAccount.Builder.class)
public interface GcpCloudAccount extends Extensible {

    /** Returns the id of the project; {@code null} if it is not set. */
    @Nullable
    String projectId();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GcpCloudAccount}. Not thread-safe. */
    final class Builder extends ImmutableGcpCloudAccount.Builder {
        Builder() {}
    }
}
