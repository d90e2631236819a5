/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.ThreadContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The MDC and the context of the options, carried together. Thread-safe. */
final class CarriedContext implements ThreadContext {

    private final ThreadContext other;

    CarriedContext(ThreadContext other) {
        this.other = other;
    }

    @Override
    public Captured capture() {
        Map<String, String> mdc = MDC.getCopyOfContextMap();
        Captured captured = other.capture();
        return () -> install(mdc, captured);
    }

    private static Scope install(@Nullable Map<String, String> mdc, Captured captured) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        replaceMdc(mdc);
        try {
            Scope scope = captured.install();
            return () -> {
                try {
                    scope.close();
                } finally {
                    replaceMdc(before);
                }
            };
        } catch (Throwable e) {
            replaceMdc(before);
            throw e;
        }
    }

    private static void replaceMdc(@Nullable Map<String, String> map) {
        if (map == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(map);
        }
    }
}
