/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a notification policy. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableNotificationPolicyCreate.class)
public interface NotificationPolicyCreate {

    /** Returns whether notifications are sent; {@code true} is the default of servers. */
    @JsonProperty("is_active")
    @Nullable
    Boolean active();

    /** Returns the names of the states; without names it applies to all states. */
    List<String> stateNames();

    /** Returns the tags of the flow runs; without tags it applies to all flow runs. */
    List<String> tags();

    /** Returns the id of the block document that sends the notification. */
    UUID blockDocumentId();

    /** Returns the template of the message, or {@code null} for the default of the server. */
    @Nullable
    String messageTemplate();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NotificationPolicyCreate}. Not thread-safe. */
    final class Builder extends ImmutableNotificationPolicyCreate.Builder {
        Builder() {}
    }
}
