/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.ThreadContext;

/** The MDC and the context of the options, carried together. */
final class CarriedContext implements ThreadContext {

    private final ThreadContext other;

    CarriedContext(ThreadContext other) {
        this.other = other;
    }

    @Override
    public Captured capture() {
        Captured mdc = ThreadContext.MDC_MAP.capture();
        if (other == ThreadContext.NONE) {
            return mdc;
        }
        Captured second = other.capture();
        return () -> {
            Scope outer = mdc.install();
            try {
                Scope inner = second.install();
                return () -> {
                    try {
                        inner.close();
                    } finally {
                        outer.close();
                    }
                };
            } catch (Throwable e) {
                outer.close();
                throw e;
            }
        };
    }
}
