/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.internal.Names;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A work pool to be made. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkPoolCreate.class)
public interface WorkPoolCreate {

    /** Name, unique, without any of {@code / % & > <}, not beginning with {@code prefect}. */
    String name();

    /** Words for people. */
    @Nullable
    String description();

    /** Type of worker that serves it. */
    String type();

    /** Job template: empty, or {@code job_configuration} and {@code variables}, plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> baseJobTemplate();

    /** Whether it gives no runs out. */
    @JsonProperty("is_paused")
    @Nullable
    Boolean paused();

    /** How many of its runs may be PENDING or RUNNING at once. */
    @Nullable
    Integer concurrencyLimit();

    /** Refuses a name that no server takes. */
    @Value.Check
    default void checkName() {
        Names.check("work pool", name());
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkPoolCreate.Builder {
        Builder() {}
    }
}
