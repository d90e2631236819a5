/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.task;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Link;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A task: a decision that a user has to make, such as whether to accept an invitation. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Task.Builder.class)
public interface Task extends Extensible {

    /** Returns the id. */
    String id();

    /** Returns the kind: {@code task}; {@code null} if it is not set. */
    @Nullable
    String kind();

    /** Returns the description; {@code null} if it is not set. */
    @Nullable
    String description();

    /** Returns the time of creation; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /** Returns the time of the last change; {@code null} if it is not set. */
    @Nullable
    Instant lastModified();

    /** Returns the e-mail address of the user who decides; {@code null} if it is not set. */
    @Nullable
    String targetEmail();

    /** Returns the link of the principal that has created the task; {@code null} if it is not set. */
    @Nullable
    String creatorLink();

    /** Returns the type, such as an invitation to an organization; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the values that belong to the type. */
    @Value.Redacted
    Map<String, @AllowNulls Object> context();

    /** Returns the status; {@code null} if it is not set. */
    @Nullable
    TaskStatus status();

    /** Returns the decision and its values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> response();

    /** Returns the links to related objects. */
    List<Link> links();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Task}. Not thread-safe. */
    final class Builder extends ImmutableTask.Builder {
        Builder() {}
    }
}
