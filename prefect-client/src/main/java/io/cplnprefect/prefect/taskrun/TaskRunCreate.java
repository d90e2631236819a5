/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.flowrun.RunInput;
import io.cplnprefect.prefect.state.StateCreate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a task run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTaskRunCreate.class)
public interface TaskRunCreate {

    /** Returns the id, or {@code null} for one that the server selects. */
    @Nullable
    UUID id();

    /** Returns the first state, or {@code null} for PENDING. */
    @Nullable
    StateCreate state();

    /** Returns the name, or {@code null} for a random one. */
    @Nullable
    String name();

    /** Returns the id of its flow run, or {@code null} for a background task. */
    @Nullable
    UUID flowRunId();

    /** Returns the key of the task. */
    String taskKey();

    /** Returns the key that distinguishes the task runs of one task in one flow run. */
    String dynamicKey();

    /** Returns the key by which its result is found again. */
    @Nullable
    String cacheKey();

    /** Returns when its cached result expires. */
    @Nullable
    Instant cacheExpiration();

    /** Returns the version of the task. */
    @Nullable
    String taskVersion();

    /** Returns the retry policy. */
    @Nullable
    TaskRunPolicy empiricalPolicy();

    /** Returns the tags. */
    @Nullable
    List<String> tags();

    /** Returns the labels, each a text, a number or a boolean; omitted for servers before 3.1.5. */
    @Since(value = "3.1.5", otherwise = Since.Otherwise.OMIT)
    @Nullable
    Map<String, Object> labels();

    /** Returns the values that it depends on, by parameter. */
    @Nullable
    Map<String, List<RunInput>> taskInputs();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskRunCreate}. Not thread-safe. */
    final class Builder extends ImmutableTaskRunCreate.Builder {
        Builder() {}
    }
}
