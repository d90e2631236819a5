/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.workload.Retirement;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.resource.Item;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Retires and deletes objects, as {@link CleanupRule} describes. */
final class Removal {

    static final String CHANGED = "it was changed by another process";

    /** A deletion is sent this soon after the object was retired again, or not at all. */
    private static final Duration DELETE_WITHIN = Duration.ofSeconds(30);

    /** A repeated deletion could have its effect on a later object of the same name. */
    private static final RequestOptions ONCE =
            RequestOptions.timeout(Duration.ofSeconds(15)).with(RequestOptions.retry(RetryPolicy.NONE));

    private final TimeSource time;

    Removal(TimeSource time) {
        this.time = time;
    }

    /** Retires an object; returns {@code false} if it has changed since it was read, or does not exist. */
    <T extends Item> boolean retire(Candidates<T> candidates, T object) {
        return marked(candidates, object, UUID.randomUUID());
    }

    /** Deletes a retired object; returns why it was not deleted, or {@code null}. */
    <T extends Item> @Nullable String delete(Candidates<T> candidates, T object) {
        long begin = time.nanoTime().getAsLong();
        if (!marked(candidates, object, UUID.randomUUID())) {
            return CHANGED;
        }
        if (time.nanoTime().getAsLong() - begin > DELETE_WITHIN.toNanos()) {
            return "it could not be deleted in time";
        }
        try {
            candidates.objects().delete(object.name()).with(ONCE).execute();
            return null;
        } catch (ServiceException.NotFound deleted) {
            return null;
        } catch (ServiceException.Conflict stillUsed) {
            return "it cannot be deleted yet: " + stillUsed.serverMessage();
        }
    }

    /** The response shows whether another process has changed the object since it was read, also if the server does not check versions. */
    private static <T extends Item> boolean marked(Candidates<T> candidates, T object, UUID mark) {
        try {
            T marked = candidates
                    .objects()
                    .patch(object.name(), candidates.mark(object, mark))
                    .with(ONCE)
                    .execute();
            return Objects.equals(marked.id(), object.id())
                    && isNext(object.version(), marked.version())
                    && Retirement.isMarkedBy(marked.tags(), mark);
        } catch (ServiceException.Conflict | ServiceException.NotFound changed) {
            return false;
        }
    }

    private static boolean isNext(@Nullable Integer version, @Nullable Integer next) {
        return version == null || next == null || next == version + 1;
    }
}
