/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The description of a Prefect server and a worker in one GVC. Immutable. Every value has a default.
 *
 * <p>It contains no secrets, only references to secrets of the organization, such as {@code cpln://secret/prefect-auth.payload}.
 */
@Value.Immutable
@Model
public interface PrefectStack {

    /**
     * Returns a builder of descriptions.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PrefectStack}. Not thread-safe. */
    final class Builder extends ImmutablePrefectStack.Builder {
        Builder() {}
    }

    /**
     * Returns the name of the GVC, which is also the name of the stack: policies, the service account and the tags of all objects
     * contain it; {@code prefect} by default.
     *
     * @return the name
     */
    @Value.Default
    default String gvc() {
        return "prefect";
    }

    /**
     * Returns whether the GVC is part of the stack; {@code true} by default. Otherwise it must exist, and is neither changed nor
     * deleted.
     *
     * @return whether it is
     */
    @Value.Default
    default boolean createGvc() {
        return true;
    }

    /**
     * Returns the names of the locations of the GVC; {@code aws-eu-central-1} by default. Not used if the GVC is not part of the stack.
     *
     * @return the names
     */
    @Value.Default
    default List<String> locations() {
        return List.of("aws-eu-central-1");
    }

    /**
     * Returns the names of the docker secrets with which the GVC pulls images; none by default. They must exist. Not used if the GVC is
     * not part of the stack.
     *
     * @return the names
     */
    List<String> pullSecrets();

    /**
     * Returns the Prefect server.
     *
     * @return the server
     */
    @Value.Default
    default StackServer server() {
        return StackServer.builder().build();
    }

    /**
     * Returns the worker.
     *
     * @return the worker
     */
    @Value.Default
    default StackWorker worker() {
        return StackWorker.builder().build();
    }

    /**
     * Returns the reference to the secret with the authentication string {@code user:password} of the Prefect API, which the server
     * requires and the worker sends. Servers of Prefect 2 have none.
     *
     * @return a reference such as {@code cpln://secret/NAME.KEY}, or {@code null} for an API without authentication
     */
    @Nullable
    String authSecret();

    /**
     * Returns how long an application waits until each of server, API and worker is ready; 5 minutes by default.
     *
     * @return a positive duration
     */
    @Value.Default
    default Duration readinessTimeout() {
        return Duration.ofMinutes(5);
    }

    /**
     * Returns the address of the Prefect API for workloads of the organization.
     *
     * @return such as {@code http://prefect-server.prefect.cpln.local/api}
     */
    default String internalApiUrl() {
        return "http://" + server().name() + "." + gvc() + ".cpln.local/api";
    }

    /**
     * Returns what is invalid in this description.
     *
     * @return messages; empty if the description is valid
     */
    default List<String> problems() {
        return StackCheck.problems(this);
    }
}
