/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.status;

import io.cplnprefect.core.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of a {@link StatusSubscription}. Methods are called one after another, on threads of the client, and never
 * under a lock. An exception thrown by {@link #changed} or {@link #connected} ends the connection, which is opened again; one thrown
 * by {@link #interrupted} ends the subscription.
 */
@FunctionalInterface
public interface StatusListener {

    /**
     * Called for each event.
     *
     * @param event the event
     */
    void changed(WorkloadStatusEvent event);

    /**
     * Called when a connection is established, the first one included. Changes before it may have been missed: read the status of
     * the workloads now.
     */
    default void connected() {}

    /**
     * Called when a connection has ended or could not be opened. It is opened again.
     *
     * @param failure the failure; {@code null} if the platform ended the connection normally
     */
    default void interrupted(@Nullable ApiException failure) {}

    /**
     * Called once, when the subscription has ended; no further method is called.
     *
     * @param failure {@code null} after {@link StatusSubscription#close()}, and if the client is closed; a
     *     {@link io.cplnprefect.core.error.ServiceException} if the platform refuses the token; a
     *     {@link io.cplnprefect.core.error.UsageException} if {@link #interrupted} threw
     */
    default void ended(@Nullable ApiException failure) {}
}
