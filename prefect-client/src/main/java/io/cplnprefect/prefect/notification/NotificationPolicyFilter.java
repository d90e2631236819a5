/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.Flag;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of notification policies. All conditions that are set must hold. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableNotificationPolicyFilter.class)
public interface NotificationPolicyFilter {

    /** Returns the filter of whether notifications are sent; servers use {@code false} if it is absent. */
    @JsonProperty("is_active")
    @Nullable
    Flag active();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NotificationPolicyFilter}. Not thread-safe. */
    final class Builder extends ImmutableNotificationPolicyFilter.Builder {
        Builder() {}
    }
}
