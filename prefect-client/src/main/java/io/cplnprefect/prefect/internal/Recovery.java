/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.prefect.dialect.EffectReader;
import io.cplnprefect.prefect.dialect.ReadBack;
import io.cplnprefect.prefect.dialect.UniqueName;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** Reads back the effect of a request whose response was lost, as declared on the method of the endpoint. */
@FunctionalInterface
interface Recovery {

    /** Returns the call with its recovery. */
    ApiCall<Object> applyTo(ApiCall<Object> call);

    /** Returns the recovery of an endpoint. */
    static Recovery of(Method method, List<Object> arguments, ServiceConnection connection) {
        ReadBack readBack = method.getAnnotation(ReadBack.class);
        if (readBack != null) {
            return call -> call.recover(
                    failure -> leavesEffectUnknown(failure) ? read(readBack, connection, arguments, failure) : null);
        }
        UniqueName unique = method.getAnnotation(UniqueName.class);
        if (unique != null) {
            ExistingObject existing =
                    new ExistingObject(connection, method, unique.path(), arguments, document(method));
            return call -> call.recover(failure -> failure instanceof ServiceException.Conflict conflict
                            && conflict.site().attempts() > 1
                    ? existing.readAfter(conflict)
                    : null);
        }
        return call -> call;
    }

    private static Type document(Method method) {
        return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    }

    private static boolean leavesEffectUnknown(ApiException failure) {
        if (failure instanceof TransportException transport) {
            return !transport.nothingSent()
                    && (transport.reason() == TransportException.Reason.BROKEN
                            || transport.reason() == TransportException.Reason.TIMEOUT);
        }
        return failure instanceof DecodingException || failure instanceof ServiceException.ServerError;
    }

    @SuppressWarnings("unchecked") // a reader returns the document of the endpoint that declares it
    private static ApiCall<Object> read(
            ReadBack readBack, ServiceConnection connection, List<Object> arguments, ApiException failure) {
        try {
            Constructor<? extends EffectReader<?>> constructor =
                    readBack.value().getDeclaredConstructor();
            // The readers are package-private in packages of this module.
            constructor.setAccessible(true);
            EffectReader<Object> reader = (EffectReader<Object>) constructor.newInstance();
            return reader.read(connection, arguments).recover(unreadable -> {
                failure.addSuppressed(unreadable);
                throw failure;
            });
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
