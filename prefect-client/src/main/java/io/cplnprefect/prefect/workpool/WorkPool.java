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

/** A work pool. Its job template does not show in {@code toString()}, since its defaults may hold secrets. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkPool.class)
public interface WorkPool extends Extensible {

    /** Id of the work pool. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name, unique. */
    String name();

    /** Words for people. */
    @Nullable
    String description();

    /** Type of worker that serves it. */
    String type();

    /** Job template: empty, or {@code job_configuration} and {@code variables}, plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> baseJobTemplate();

    /** Whether it gives no runs out. */
    @JsonProperty("is_paused")
    @Value.Default
    default Boolean paused() {
        return false;
    }

    /** How many of its runs may be PENDING or RUNNING at once. */
    @Nullable
    Integer concurrencyLimit();

    /** Whether it is served. */
    @Nullable
    WorkPoolStatus status();

    /** Id of its queue {@code default}. */
    @Nullable
    UUID defaultQueueId();

    /** Where 3.x keeps bundles and results, plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> storageConfiguration();

    /** How many slots of the limit are taken; newer 3.x only. */
    @Nullable
    Integer activeSlots();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkPool.Builder {
        Builder() {}
    }
}
