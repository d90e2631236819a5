/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The Prefect server of a stack. Immutable. Every value has a default. More than one replica requires an external database, because each
 * replica has a volume of its own.
 */
@Value.Immutable
@Model
public interface StackServer extends WorkloadSize {

    /**
     * Returns a builder of servers.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StackServer}. Not thread-safe. */
    final class Builder extends ImmutableStackServer.Builder {
        Builder() {}
    }

    /**
     * Returns the name of the workload, which is part of the address of the API; {@code prefect-server} by default.
     *
     * @return the name
     */
    @Value.Default
    default String name() {
        return "prefect-server";
    }

    /**
     * Returns the image, which must contain the program {@code prefect}; {@code prefecthq/prefect:3-latest} by default.
     *
     * @return an image, such as {@code //image/prefect:3.4} of the organization
     */
    @Value.Default
    default String image() {
        return "prefecthq/prefect:3-latest";
    }

    /**
     * Returns the name of the volume set with the SQLite database; {@code prefect} by default. Not used with an external database.
     *
     * @return the name
     */
    @Value.Default
    default String volumeSet() {
        return "prefect";
    }

    /**
     * Returns the initial capacity of the volume in GiB; 10 by default. Not used with an external database.
     *
     * @return at least 10
     */
    @Value.Default
    default int storageGib() {
        return 10;
    }

    /**
     * Returns the reference to the secret with the URL of an external database.
     *
     * @return a reference such as {@code cpln://secret/NAME.KEY}, or {@code null} for SQLite on a volume
     */
    @Nullable
    String databaseSecret();

    /**
     * Returns the ranges of addresses that can reach the API from outside; none by default. They require
     * {@link PrefectStack#authSecret()}.
     *
     * @return ranges such as {@code 198.51.100.0/24}
     */
    List<String> allowedCidrs();
}
