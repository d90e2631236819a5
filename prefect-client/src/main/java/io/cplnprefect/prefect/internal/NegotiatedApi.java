/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.prefect.deployment.DeploymentFlowRunCreate;
import io.cplnprefect.prefect.flowrun.FlowRunCreate;
import io.cplnprefect.prefect.server.ServerVersion;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the implementation of a resource: gives requests that make a run an idempotency key, and lets requests
 * that not every server understands go through the dialect. All others wait for nothing.
 */
public final class NegotiatedApi implements InvocationHandler {

    private final Object api;
    private final Negotiation negotiation;

    private NegotiatedApi(Object api, Negotiation negotiation) {
        this.api = api;
        this.negotiation = negotiation;
    }

    /**
     * Puts negotiation before a resource.
     *
     * @param type interface of the resource
     * @param api its implementation
     * @param negotiation finds out the server's version
     * @param <S> the interface
     * @return the resource
     */
    public static <S> S of(Class<S> type, S api, Negotiation negotiation) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, new NegotiatedApi(api, negotiation)));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] given) throws Throwable {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, given);
        }
        Object[] arguments = given == null ? new Object[0] : given;
        if (method.getReturnType() != ApiCall.class) {
            return invoke(method, arguments);
        }
        List<Object> keyed = Arrays.stream(arguments).map(NegotiatedApi::keyed).toList();
        if (Dialect.understoodByAll(method, keyed)) {
            return invoke(method, keyed.toArray());
        }
        ServerVersion known = negotiation.known();
        if (known != null) {
            return call(method, new Dialect(known).adapted(method, keyed));
        }
        return negotiation.ask().then(version -> call(method, new Dialect(version).adapted(method, keyed)));
    }

    /** One fresh key for each call object, so that its tries make one run, and two call objects make two. */
    private static Object keyed(Object argument) {
        if (argument instanceof FlowRunCreate run && run.idempotencyKey() == null) {
            return FlowRunCreate.builder().from(run).idempotencyKey(freshKey()).build();
        }
        if (argument instanceof DeploymentFlowRunCreate run && run.idempotencyKey() == null) {
            return DeploymentFlowRunCreate.builder()
                    .from(run)
                    .idempotencyKey(freshKey())
                    .build();
        }
        return argument;
    }

    private static String freshKey() {
        return UUID.randomUUID().toString();
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
