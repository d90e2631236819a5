/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.apply.Manifest;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.cpln.waiter.Progress;
import io.cplnprefect.cpln.waiter.WaitException;
import io.cplnprefect.cpln.waiter.Waiter;
import io.cplnprefect.prefect.Prefect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One application of a stack: its steps in order, of which none is done after a failure. Used once. */
final class StackApplication {

    private final OrgScope org;
    private final @Nullable Prefect prefect;
    private final PrefectStack stack;
    private final Function<List<StackObject>, Manifest> manifest;
    private final TimeSource time;
    private final List<StackOutcome> outcomes = new ArrayList<>();
    private boolean failed;

    StackApplication(
            OrgScope org,
            @Nullable Prefect prefect,
            PrefectStack stack,
            Function<List<StackObject>, Manifest> manifest,
            TimeSource time) {
        this.org = org;
        this.prefect = prefect;
        this.stack = stack;
        this.manifest = manifest;
        this.time = time;
    }

    StackReport run() throws InterruptedException {
        StackObjects objects = StackObjects.of(stack);
        write(objects.base());
        write(objects.account());
        WorkerKey key = stack.worker().serviceAccount() ? new WorkerKey(org, stack) : null;
        if (key != null) {
            step(key.object(), key::ensure);
        }
        write(objects.server());
        awaitWorkload(stack.server().name());
        if (prefect != null) {
            workPool(prefect, key);
        }
        write(objects.worker());
        awaitWorkload(stack.worker().name());
        return new StackReport(outcomes, StackNotes.of(stack, prefect != null));
    }

    private void workPool(Prefect client, @Nullable WorkerKey key) throws InterruptedException {
        StackWorkPool pool = new StackWorkPool(client, stack);
        await(
                "Prefect API " + client.apiUrl(),
                Waiter.<Boolean, Boolean>until(
                        time,
                        "the Prefect API " + client.apiUrl() + " is healthy",
                        options -> client.server().health().with(options).executeAsync(),
                        healthy -> healthy ? Progress.done(true) : Progress.waiting("it is not healthy")));
        if (key != null) {
            step(pool.blockObject(), () -> {
                Secret stored = key.read();
                if (stored == null) {
                    throw new IllegalStateException("The key was stored before");
                }
                return pool.ensureBlock(stored);
            });
        }
        step(pool.object(), pool::ensure);
    }

    private void write(List<StackObject> objects) {
        if (failed) {
            objects.forEach(object -> remaining(object.link(org.name()).toString()));
            return;
        }
        try {
            List<StackObject> writable = new ExistingObjects(org, stack).writable(objects);
            org.manifests()
                    .apply(manifest.apply(writable))
                    .outcomes()
                    .forEach(outcome -> add(StackOutcome.of(outcome)));
        } catch (ApiException e) {
            objects.forEach(
                    object -> add(StackOutcome.failed(object.link(org.name()).toString(), e)));
        }
    }

    private void step(String object, Supplier<Result> action) {
        if (failed) {
            remaining(object);
            return;
        }
        try {
            add(StackOutcome.of(object, action.get()));
        } catch (ApiException e) {
            add(StackOutcome.failed(object, e));
        }
    }

    private void awaitWorkload(String workload) throws InterruptedException {
        await("workload " + workload, org.gvc(stack.gvc()).workload(workload).untilReady());
    }

    /** Waits for a state, which is no step of its own: only its absence is reported. */
    private void await(String object, Waiter<?> waiter) throws InterruptedException {
        if (failed) {
            return;
        }
        try {
            waiter.within(stack.readinessTimeout()).await();
        } catch (WaitException | ApiException e) {
            add(StackOutcome.failed(object, e));
        }
    }

    private void remaining(String object) {
        add(StackOutcome.of(object, Result.REMAINING));
    }

    private void add(StackOutcome outcome) {
        outcomes.add(outcome);
        failed |= outcome.failure() != null;
    }
}
