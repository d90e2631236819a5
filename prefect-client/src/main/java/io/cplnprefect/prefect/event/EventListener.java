/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import io.cplnprefect.core.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of an {@link EventSubscription}. Methods are called one after another, on threads of the client, and should not
 * block for long. If one throws, the subscription ends; what {@link #ended} throws is logged.
 */
public interface EventListener {

    /**
     * Called for each event, once by its id.
     *
     * @param event the event
     */
    void event(Event event);

    /** Called when the server has accepted the subscription: at first, and after each interruption. Does nothing by default. */
    default void subscribed() {}

    /**
     * Called when the WebSocket has ended. Events are read by request, and a new WebSocket is opened. Does nothing by default.
     *
     * @param failure why it ended, or {@code null} if the server closed it normally
     */
    default void interrupted(@Nullable ApiException failure) {}

    /**
     * Called once, when the subscription has ended; no further method is called. Does nothing by default.
     *
     * @param failure {@code null} if the subscription was closed; else a {@link io.cplnprefect.core.error.ServiceException} if the
     *     server rejects the credentials, the filter, or all requests for events, or a
     *     {@link io.cplnprefect.core.error.UsageException} if this listener threw or the client was closed
     */
    default void ended(@Nullable ApiException failure) {}
}
