/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A work pool. Its job template is left out of {@code toString()}, because its defaults may be secret. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkPool.class)
public interface WorkPool extends Extensible {

    /** Returns the id of the work pool. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the unique name. */
    String name();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns the type of its workers. */
    String type();

    /** Returns the job template, as plain Java values: empty, or {@code job_configuration} and {@code variables}. */
    @Value.Redacted
    Map<String, @AllowNulls Object> baseJobTemplate();

    /** Returns whether it is paused: workers receive no flow runs. */
    @JsonProperty("is_paused")
    @Value.Default
    default Boolean paused() {
        return false;
    }

    /** Returns the number of its flow runs that may be PENDING or RUNNING at once. */
    @Nullable
    Integer concurrencyLimit();

    /** Returns whether a worker polls it. */
    @Nullable
    WorkPoolStatus status();

    /** Returns the id of its queue {@code default}. */
    @Nullable
    UUID defaultQueueId();

    /** Returns where 3.x stores bundles and results, as plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> storageConfiguration();

    /** Returns the number of occupied slots of the limit; only sent by newer releases of 3.x. */
    @Nullable
    Integer activeSlots();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkPool}. Not thread-safe. */
    final class Builder extends ImmutableWorkPool.Builder {
        Builder() {}
    }
}
