/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a hook of the user, and logs what it throws. Thread-safe if the hook is.
 *
 * @param <T> type of the argument
 */
public final class SafeHook<T> implements Consumer<T> {

    private static final Logger LOG = LoggerFactory.getLogger(SafeHook.class);

    private final String name;
    private final Consumer<? super T> hook;

    /**
     * Creates a hook that does not throw.
     *
     * @param name names the hook in the log
     * @param hook the hook of the user
     */
    public SafeHook(String name, Consumer<? super T> hook) {
        this.name = name;
        this.hook = hook;
    }

    @Override
    public void accept(T argument) {
        try {
            hook.accept(argument);
        } catch (Throwable e) {
            // The argument is not logged: it may contain text of the user.
            LOG.warn("{} failed", name, e);
        }
    }
}
