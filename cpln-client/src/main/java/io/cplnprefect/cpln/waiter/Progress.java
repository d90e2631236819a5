/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.waiter;

/**
 * What one read shows of the state that is waited for. Immutable.
 *
 * @param <R> type of the result
 */
public sealed interface Progress<R> {

    /**
     * Returns the progress of a state that is reached.
     *
     * @param result result of the wait
     * @param <R> its type
     * @return a progress that ends the wait
     */
    static <R> Progress<R> done(R result) {
        return new Done<>(result);
    }

    /**
     * Returns the progress of a state that is not reached yet.
     *
     * @param why what is missing, for the message of a time-out, such as {@code it is pending}
     * @param <R> type of the result
     * @return a progress after which the state is read again
     */
    static <R> Progress<R> waiting(String why) {
        return new Waiting<>(why);
    }

    /**
     * Returns the progress of a state that can no longer be reached.
     *
     * @param why the reason, such as {@code it has failed}
     * @param <R> type of the result
     * @return a progress that ends the wait with a {@link WaitException}
     */
    static <R> Progress<R> failed(String why) {
        return new Failed<>(why);
    }

    /**
     * The state is reached.
     *
     * @param result result of the wait
     * @param <R> its type
     */
    record Done<R>(R result) implements Progress<R> {}

    /**
     * The state is not reached yet.
     *
     * @param why what is missing
     * @param <R> type of the result
     */
    record Waiting<R>(String why) implements Progress<R> {}

    /**
     * The state can no longer be reached.
     *
     * @param why the reason
     * @param <R> type of the result
     */
    record Failed<R>(String why) implements Progress<R> {}
}
