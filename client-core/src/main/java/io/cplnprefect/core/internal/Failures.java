/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Conversions between the forms in which a failure travels. */
final class Failures {

    private Failures() {}

    /** Returns the exception inside the wrappers that futures add. */
    static Throwable unwrapped(Throwable failure) {
        Throwable unwrapped = failure;
        while ((unwrapped instanceof CompletionException || unwrapped instanceof ExecutionException)
                && unwrapped.getCause() != null) {
            unwrapped = unwrapped.getCause();
        }
        return unwrapped;
    }

    /** Returns the exception to throw for a failure; throws it if it is an {@link Error}. */
    static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    /** Returns the name of a failure for metrics. */
    static String outcome(Throwable failure) {
        if (failure instanceof ServiceException service) {
            return Integer.toString(service.status());
        }
        return failure instanceof TransportException transport
                ? transport.reason().name()
                : failure.getClass().getSimpleName();
    }
}
