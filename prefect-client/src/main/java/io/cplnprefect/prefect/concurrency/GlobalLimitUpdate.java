/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a global limit. An attribute that is not set leaves its member unchanged. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableGlobalLimitUpdate.class)
public interface GlobalLimitUpdate {

    /**
     * Returns whether the limit is enforced.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Boolean active();

    /**
     * Returns the name.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    String name();

    /**
     * Returns the number of slots.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Integer limit();

    /**
     * Returns the number of occupied slots.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Integer activeSlots();

    /**
     * Returns the number of slots that count as refused.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Integer deniedSlots();

    /**
     * Returns the number of occupied slots that become free per second.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Double slotDecayPerSecond();

    /** Returns a builder of an update that changes nothing. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GlobalLimitUpdate}. Not thread-safe. */
    final class Builder extends ImmutableGlobalLimitUpdate.Builder {
        Builder() {}
    }
}
