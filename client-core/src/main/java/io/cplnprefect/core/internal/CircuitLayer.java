/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Fails requests at once while the circuit of the service is open. */
final class CircuitLayer implements Layer {

    private final Circuit circuit;
    private final Layer next;

    CircuitLayer(Circuit circuit, Layer next) {
        this.circuit = circuit;
        this.next = next;
    }

    @Override
    public CompletableFuture<RawResponse> send(CallContext call) {
        if (!circuit.tryAcquire()) {
            return CompletableFuture.failedFuture(call.failure(Reason.CIRCUIT_OPEN, circuit.explanation(), null));
        }
        CompletableFuture<RawResponse> response;
        try {
            response = next.send(call);
        } catch (Throwable e) {
            circuit.release();
            throw e;
        }
        return response.whenComplete((received, failure) -> record(call, received, failure));
    }

    private void record(CallContext call, @Nullable RawResponse response, @Nullable Throwable failure) {
        if (response != null) {
            circuit.responded();
        } else if (failure != null
                && Failures.unwrapped(failure) instanceof TransportException transport
                && !call.isAttemptShortened()
                && blamesService(transport.reason())) {
            circuit.failed(transport);
        } else {
            circuit.release();
        }
    }

    private static boolean blamesService(Reason reason) {
        return switch (reason) {
            case UNKNOWN_HOST, CONNECT_FAILED, CONNECT_TIMEOUT, TIMEOUT -> true;
            case UNTRUSTED, CIRCUIT_OPEN, QUEUE_TIMEOUT, BROKEN, CANCELLED, INTERRUPTED -> false;
        };
    }
}
