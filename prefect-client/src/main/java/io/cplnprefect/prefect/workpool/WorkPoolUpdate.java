/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a work pool, whose name and type cannot change. An attribute that is not set leaves its member unchanged. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkPoolUpdate.class)
public interface WorkPoolUpdate {

    /** Returns the change of the description. */
    @Value.Default
    default Change<String> description() {
        return Change.unchanged();
    }

    /**
     * Returns whether workers receive no flow runs.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @JsonProperty("is_paused")
    @Nullable
    Boolean paused();

    /**
     * Returns the job template, as plain Java values; it replaces the present one.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> baseJobTemplate();

    /** Returns the change of the number of its flow runs that may be PENDING or RUNNING at once. */
    @Value.Default
    default Change<Integer> concurrencyLimit() {
        return Change.unchanged();
    }

    /**
     * Returns the change of where bundles and results are stored, as plain Java values; requires Prefect 3.2.14.
     */
    @Since("3.2.14")
    @Value.Redacted
    @Value.Default
    default Change<Map<String, @AllowNulls Object>> storageConfiguration() {
        return Change.unchanged();
    }

    /**
     * Returns a builder of an update that changes nothing.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkPoolUpdate}. Not thread-safe. */
    final class Builder extends ImmutableWorkPoolUpdate.Builder {
        Builder() {}

        /**
         * Sets the description.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder description(String value) {
            return description(Change.to(value));
        }

        /**
         * Clears the description.
         *
         * @return this
         */
        public Builder clearDescription() {
            return description(Change.clear());
        }

        /**
         * Sets the number of its flow runs that may be PENDING or RUNNING at once.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder concurrencyLimit(Integer value) {
            return concurrencyLimit(Change.to(value));
        }

        /**
         * Clears the number of its flow runs that may be PENDING or RUNNING at once.
         *
         * @return this
         */
        public Builder clearConcurrencyLimit() {
            return concurrencyLimit(Change.clear());
        }

        /**
         * Sets where bundles and results are stored, as plain Java values; requires Prefect 3.2.14.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder storageConfiguration(Map<String, @AllowNulls Object> value) {
            return storageConfiguration(Change.to(value));
        }

        /**
         * Clears where bundles and results are stored.
         *
         * @return this
         */
        public Builder clearStorageConfiguration() {
            return storageConfiguration(Change.clear());
        }
    }
}
