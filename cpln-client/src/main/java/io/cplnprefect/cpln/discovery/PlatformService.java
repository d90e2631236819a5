/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.discovery;

import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.UsageException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A service of Control Plane beside its API, such as that of the logs. Its address is that of a setting, or else is discovered by the
 * first call that needs it. Immutable and thread-safe.
 */
public final class PlatformService {

    private final PlatformServices services;
    private final String name;
    private final String setting;
    private final @Nullable String address;

    PlatformService(PlatformServices services, String name, String setting, @Nullable String address) {
        this.services = services;
        this.name = name;
        this.setting = setting;
        this.address = address;
    }

    /**
     * Returns a call to this service. If its address is not set, the call reads it first; if that fails, the call ends with that
     * error.
     *
     * @param request returns the call over a connection to the service; must not block
     * @param <T> type of the response document
     * @return the call
     */
    public <T> ApiCall<T> call(Function<ServiceConnection, ApiCall<T>> request) {
        return address == null
                ? services.discovery().then(discovery -> request.apply(discovered(discovery)))
                : request.apply(services.connection(name, address));
    }

    /**
     * Opens a WebSocket to this service. If its address is not set, it is read first.
     *
     * @param open opens the socket over a connection to the service, with a listener
     * @param listener receives the messages and the end, also that of a failed discovery
     * @return the socket; its handshake may not be complete yet
     * @throws UsageException if the client is closed
     */
    public TextSocket openSocket(SocketOpening open, TextSocketListener listener) {
        return address == null
                ? DeferredSocket.open(services.discovery().map(this::discovered), open, listener)
                : open.over(services.connection(name, address), listener);
    }

    /**
     * Returns a reader of the documents of this service.
     *
     * @param type type of the documents
     * @return the reader
     */
    public ObjectReader reader(Class<?> type) {
        return services.api().mapper().readerFor(type);
    }

    private ServiceConnection discovered(Discovery discovery) {
        return services.named(name, setting, found(discovery));
    }

    private String found(Discovery discovery) {
        String found = discovery.endpoints().get(name);
        if (found == null || found.isBlank()) {
            throw new UsageException("No address of the service '" + name + "' in "
                    + services.api().baseAddress() + "discovery. Set " + setting + ".");
        }
        return found;
    }

    /** Opens a WebSocket over a connection. */
    @FunctionalInterface
    public interface SocketOpening {

        /**
         * Opens the socket.
         *
         * @param connection connection to the service
         * @param listener receives the messages and the end
         * @return the socket
         */
        TextSocket over(ServiceConnection connection, TextSocketListener listener);
    }
}
