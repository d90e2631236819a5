/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import io.cplnprefect.core.error.ApiException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads of several objects of the same kind, of which a few are in flight at the same time. */
public final class BoundedReads {

    private static final int IN_FLIGHT = 4;

    private BoundedReads() {}

    /**
     * Sends one call for each key and waits for the results.
     *
     * @param keys the keys
     * @param call creates the future of a key
     * @param result receives each result, in the order of the keys, on the calling thread
     * @param failure receives each failure of the service
     */
    public static <K, T> void each(
            Collection<K> keys,
            Function<K, CompletableFuture<T>> call,
            BiConsumer<K, T> result,
            BiConsumer<K, ApiException> failure) {
        Deque<Pending<K, T>> pending = new ArrayDeque<>();
        try {
            for (K key : keys) {
                if (pending.size() == IN_FLIGHT) {
                    pending.remove().await(result, failure);
                }
                pending.add(new Pending<>(key, call.apply(key)));
            }
            while (!pending.isEmpty()) {
                pending.remove().await(result, failure);
            }
        } finally {
            pending.forEach(each -> each.future.cancel(true));
        }
    }

    /** Splits a collection into lists of a size. */
    public static <T> List<List<T>> chunks(Collection<T> items, int size) {
        List<T> all = new ArrayList<>(items);
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return chunks;
    }

    private record Pending<K, T>(K key, CompletableFuture<T> future) {

        void await(BiConsumer<K, T> result, BiConsumer<K, ApiException> failure) {
            T value;
            try {
                value = future.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof ApiException service) {
                    failure.accept(key, service);
                    return;
                }
                throw e;
            } catch (CancellationException e) {
                throw e;
            }
            result.accept(key, value);
        }
    }
}
