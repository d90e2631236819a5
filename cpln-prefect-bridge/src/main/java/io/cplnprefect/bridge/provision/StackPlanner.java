/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.apply.Manifest;
import io.cplnprefect.cpln.apply.ManifestException;
import io.cplnprefect.cpln.apply.ManifestProblem;
import io.cplnprefect.cpln.apply.Plan;
import io.cplnprefect.cpln.apply.PlannedChange.Action;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.prefect.Prefect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares a stack with what exists, and finds all reasons for which it cannot be applied. Reads only. */
final class StackPlanner {

    private final OrgScope org;
    private final @Nullable Prefect prefect;
    private final PrefectStack stack;
    private final Function<List<StackObject>, Manifest> manifest;
    private final List<StackChange> changes = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    StackPlanner(
            OrgScope org,
            @Nullable Prefect prefect,
            PrefectStack stack,
            Function<List<StackObject>, Manifest> manifest) {
        this.org = org;
        this.prefect = prefect;
        this.stack = stack;
        this.manifest = manifest;
    }

    StackPlan plan() {
        ExistingObjects existing = new ExistingObjects(org, stack);
        problems.addAll(existing.problems());
        objects(existing.writable(StackObjects.of(stack).all()));
        Secret key = key();
        workPool(key);
        notes.addAll(StackNotes.of(stack, prefect != null));
        return new StackPlan(changes, problems, notes);
    }

    private void objects(List<StackObject> objects) {
        try {
            Plan plan = org.manifests().plan(manifest.apply(objects));
            plan.changes().forEach(change -> changes.add(StackChange.of(change)));
            plan.warnings().forEach(warning -> problems.add(text(warning, objects)));
        } catch (ManifestException e) {
            e.problems().forEach(problem -> problems.add(text(problem, objects)));
        }
    }

    /** Returns a problem with the link of its object: the user has not written the manifest, whose documents are numbered. */
    private String text(ManifestProblem problem, List<StackObject> objects) {
        return objects.get(problem.document() - 1).link(org.name()) + ": " + problem.problem();
    }

    private @Nullable Secret key() {
        if (!stack.worker().serviceAccount()) {
            return null;
        }
        WorkerKey key = new WorkerKey(org, stack);
        SecretDocument secret = key.secret();
        if (secret != null && !StackNames.isOf(stack, secret.tags())) {
            problems.add("Invalid stack '" + stack.gvc() + "': " + key.object() + " exists, and has no tag "
                    + StackNames.TAG + ": " + stack.gvc() + ". Rename it, or set worker.serviceAccount to false");
            return null;
        }
        Action action = key.plan();
        changes.add(new StackChange(key.object(), action, List.of()));
        return action == Action.UNCHANGED && prefect != null ? key.read() : null;
    }

    private void workPool(@Nullable Secret key) {
        if (prefect == null) {
            return;
        }
        StackWorkPool pool = new StackWorkPool(prefect, stack);
        Action ofBlock = Action.CREATE;
        Action ofPool = Action.CREATE;
        try {
            ofPool = pool.plan();
            ofBlock = stack.worker().serviceAccount() ? pool.planBlock(key) : Action.UNCHANGED;
        } catch (UsageException e) {
            problems.addAll(e.problems());
        } catch (TransportException | ServiceException.ServerError e) {
            notes.add("The Prefect API " + prefect.apiUrl() + " cannot be reached yet (" + e.getMessage()
                    + "). An application waits for it when the server runs");
        }
        if (stack.worker().serviceAccount()) {
            changes.add(new StackChange(pool.blockObject(), ofBlock, List.of()));
        }
        changes.add(new StackChange(pool.object(), ofPool, List.of()));
    }
}
