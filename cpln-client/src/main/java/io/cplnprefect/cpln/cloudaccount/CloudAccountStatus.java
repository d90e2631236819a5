/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.cloudaccount;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a cloud account. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CloudAccountStatus.Builder.class)
public interface CloudAccountStatus extends Extensible {

    /** Returns whether the platform can use the account; {@code null} if it is not set. */
    @Nullable
    Boolean usable();

    /** Returns the time of the last check; {@code null} if it is not set. */
    @Nullable
    Instant lastChecked();

    /** Returns the error of the last check; {@code null} if it is not set. */
    @Nullable
    String lastError();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CloudAccountStatus}. Not thread-safe. */
    final class Builder extends ImmutableCloudAccountStatus.Builder {
        Builder() {}
    }
}
