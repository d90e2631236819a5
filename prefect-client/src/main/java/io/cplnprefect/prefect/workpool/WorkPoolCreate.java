/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.Names;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a work pool. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkPoolCreate.class)
public interface WorkPoolCreate {

    /** Returns the unique name, without any of {@code / % & > <}, and not beginning with {@code prefect}. */
    String name();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns the type of its workers. */
    String type();

    /** Returns the job template, as plain Java values: empty, or {@code job_configuration} and {@code variables}. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> baseJobTemplate();

    /** Returns whether it is paused: workers receive no flow runs. */
    @JsonProperty("is_paused")
    @Nullable
    Boolean paused();

    /** Returns the number of its flow runs that may be PENDING or RUNNING at once. */
    @Nullable
    Integer concurrencyLimit();

    /**
     * Checks the name.
     *
     * @throws io.cplnprefect.core.error.UsageException if the name is empty or contains a character that servers refuse
     */
    @Value.Check
    default void checkName() {
        Names.check("work pool", name());
    }

    /** Returns where bundles and results are stored, as plain Java values; requires Prefect 3.2.14. */
    @Since("3.2.14")
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> storageConfiguration();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkPoolCreate}. Not thread-safe. */
    final class Builder extends ImmutableWorkPoolCreate.Builder {
        Builder() {}
    }
}
