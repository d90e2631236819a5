/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.notification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A notification policy of 2.20: which states of flow runs are sent to whom. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableNotificationPolicy.class)
public interface NotificationPolicy extends Extensible {

    /** Returns the id of the policy. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns whether notifications are sent. */
    @JsonProperty("is_active")
    @Nullable
    Boolean active();

    /** Returns the names of the states. */
    List<String> stateNames();

    /** Returns the tags of the flow runs; empty for all flow runs. */
    List<String> tags();

    /** Returns the id of the block document that sends the notification. */
    UUID blockDocumentId();

    /** Returns the template of the message. */
    @Nullable
    String messageTemplate();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NotificationPolicy}. Not thread-safe. */
    final class Builder extends ImmutableNotificationPolicy.Builder {
        Builder() {}
    }
}
