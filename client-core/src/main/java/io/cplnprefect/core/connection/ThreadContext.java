/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

/**
 * Carries context of the caller's thread, such as a trace, to the threads that run the code of hooks, interceptors and
 * futures. The MDC of SLF4J is always carried. Implementations are thread-safe.
 */
@FunctionalInterface
public interface ThreadContext {

    /** Carries nothing. */
    ThreadContext NONE = () -> () -> () -> {};

    /**
     * Captures the context of the current thread. Called once per call, on the caller's thread.
     *
     * @return the captured context
     */
    Captured capture();

    /** A captured context. */
    @FunctionalInterface
    interface Captured {

        /**
         * Installs the context on the current thread.
         *
         * @return restores the context that the thread had before, on the same thread
         */
        Scope install();
    }

    /** The time in which a context is installed. */
    @FunctionalInterface
    interface Scope extends AutoCloseable {

        /** Restores the context that the thread had before. */
        @Override
        void close();
    }
}
