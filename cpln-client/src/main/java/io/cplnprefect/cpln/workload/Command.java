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

/** Something a workload or volume set was told to do. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableCommand.class)
public interface Command extends Extensible {

    /** Id. */
    String id();

    /** Version, one higher after each change. */
    @Nullable
    Integer version();

    /** Tags. */
    Map<String, @AllowNulls Object> tags();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it last changed. */
    @Nullable
    Instant lastModified();

    /** Links to what belongs to it. */
    List<Link> links();

    /** What it does. */
    CommandType type();

    /** How far it is. */
    LifecycleStage lifecycleStage();

    /** What it is to do. */
    @Nullable
    CommandSpec spec();

    /** What it has come to. */
    @Nullable
    CommandStatus status();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableCommand.Builder {
        Builder() {}
    }
}
