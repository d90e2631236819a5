/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of notification policies. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableNotificationPolicyQuery.class)
public interface NotificationPolicyQuery extends OffsetQuery<NotificationPolicyQuery> {

    /** Returns the filter of the policies. */
    @JsonProperty("flow_run_notification_policy_filter")
    @Nullable
    NotificationPolicyFilter filter();

    @Override
    default NotificationPolicyQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NotificationPolicyQuery}. Not thread-safe. */
    final class Builder extends ImmutableNotificationPolicyQuery.Builder {
        Builder() {}
    }
}
