/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a notification policy. An attribute that is not set leaves its member unchanged. Immutable and thread-
 * safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableNotificationPolicyUpdate.class)
public interface NotificationPolicyUpdate {

    /**
     * Returns whether notifications are sent.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @JsonProperty("is_active")
    @Nullable
    Boolean active();

    /**
     * Returns the names of the states.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    List<String> stateNames();

    /**
     * Returns the tags of the flow runs.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    List<String> tags();

    /**
     * Returns the id of the block document that sends the notification.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    UUID blockDocumentId();

    /** Returns the change of the template of the message. */
    @Value.Default
    default Change<String> messageTemplate() {
        return Change.unchanged();
    }

    /** Returns a builder of an update that changes nothing. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NotificationPolicyUpdate}. Not thread-safe. */
    final class Builder extends ImmutableNotificationPolicyUpdate.Builder {
        Builder() {}

        /**
         * Sets the template of the message.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder messageTemplate(String value) {
            return messageTemplate(Change.to(value));
        }

        /**
         * Clears the template of the message.
         *
         * @return this
         */
        public Builder clearMessageTemplate() {
            return messageTemplate(Change.clear());
        }
    }
}
