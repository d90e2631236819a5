/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.internal.Dialect.Feature;
import io.cplnprefect.prefect.server.ServerVersion;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the implementation of a resource: sets idempotency keys, adapts requests to the release of the server, and reads
 * back the effect of requests whose response was lost, each as declared on the methods and models of the resource. The
 * release is read only for a request that uses what not every supported server has.
 */
public final class NegotiatedApi implements InvocationHandler {

    private final Object api;
    private final Negotiation negotiation;
    private final ServiceConnection connection;

    private NegotiatedApi(Object api, Negotiation negotiation, ServiceConnection connection) {
        this.api = api;
        this.negotiation = negotiation;
        this.connection = connection;
    }

    /**
     * Returns the implementation of a resource.
     *
     * @param type interface of the resource
     * @param connection sends the calls
     * @param negotiation reads the release of the server
     * @param <S> the interface
     * @return the resource, thread-safe
     */
    public static <S> S of(Class<S> type, ServiceConnection connection, Negotiation negotiation) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                new NegotiatedApi(connection.api(type), negotiation, connection)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        if (method.getDeclaringClass() != Object.class) {
            refuseNull(method, arguments);
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, given);
        }
        if (method.getReturnType() != ApiCall.class) {
            return invoke(method, arguments);
        }
        List<Object> keyed = Dialect.keyed(arguments);
        Set<Feature> features = Dialect.features(method, keyed);
        ApiCall<Object> call = features.isEmpty() ? call(method, keyed) : negotiated(method, keyed, features);
        return Recovery.of(method, keyed, connection).applyTo(call);
    }

    /** Refuses null where a parameter does not allow it: a caller without a null checker gets the name of the parameter. */
    private static void refuseNull(Method method, @Nullable Object[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] == null && !method.getAnnotatedParameterTypes()[i].isAnnotationPresent(Nullable.class)) {
                throw new UsageException("Invalid argument '" + method.getParameters()[i].getName() + "' of "
                        + method.getDeclaringClass().getSimpleName() + "." + method.getName()
                        + ": it is null. Pass a value.");
            }
        }
    }

    private ApiCall<Object> negotiated(Method method, List<Object> arguments, Set<Feature> features) {
        ServerVersion known = negotiation.known();
        if (known == null || !Dialect.problems(features, known).isEmpty()) {
            return negotiation.read().then(version -> call(method, Dialect.adapted(arguments, features, version)));
        }
        return call(method, Dialect.adapted(arguments, features, known))
                .recover(failure ->
                        mayBeOfOtherVersion(failure) ? afterChange(known, failure, method, arguments, features) : null);
    }

    /** A server refuses an unknown member with 422, and an unknown endpoint with 404 or 405. */
    private static boolean mayBeOfOtherVersion(ApiException failure) {
        return failure instanceof ServiceException refusal
                && (refusal.status() == 404 || refusal.status() == 405 || refusal.status() == 422);
    }

    private ApiCall<Object> afterChange(
            ServerVersion known, ApiException failure, Method method, List<Object> arguments, Set<Feature> features) {
        return negotiation
                .read()
                .recover(unreadable -> {
                    throw failure;
                })
                .then(version -> {
                    if (version.equals(known)) {
                        throw failure;
                    }
                    return call(method, Dialect.adapted(arguments, features, version));
                });
    }

    @SuppressWarnings("unchecked") // every method of a resource returns such a call
    private ApiCall<Object> call(Method method, List<Object> arguments) {
        try {
            return (ApiCall<Object>) invoke(method, arguments.toArray());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(api, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
