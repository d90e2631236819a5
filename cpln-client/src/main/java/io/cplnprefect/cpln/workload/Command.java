/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

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

/** A command of a workload or volume set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Command.Builder.class)
public interface Command extends Extensible {

    /** Returns the id. */
    String id();

    /** Returns the version, which every change raises by one; {@code null} if it is not set. */
    @Nullable
    Integer version();

    /** Returns the tags; values are texts, numbers or booleans. */
    Map<String, @AllowNulls Object> tags();

    /** Returns the time of creation; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /** Returns the time of the last change; {@code null} if it is not set. */
    @Nullable
    Instant lastModified();

    /** Returns the links to related objects. */
    List<Link> links();

    /** Returns the type. */
    CommandType type();

    /** Returns the stage. */
    LifecycleStage lifecycleStage();

    /** Returns the parameters; {@code null} if it is not set. */
    @Nullable
    CommandSpec spec();

    /** Returns the present result; {@code null} if it is not set. */
    @Nullable
    CommandStatus status();

    /** Returns the id of the workload or volume set; {@code null} if it is not set. */
    @Nullable
    String ownerId();

    /** Returns the kind of the document; {@code null} if it is not set. */
    @Nullable
    String kind();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Command}. Not thread-safe. */
    final class Builder extends ImmutableCommand.Builder {
        Builder() {}
    }
}
