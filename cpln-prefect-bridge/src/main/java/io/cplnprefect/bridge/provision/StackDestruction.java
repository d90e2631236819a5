/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.bridge.provision.ExistingObjects.Owner;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.Kinds;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.apply.ApplyReport;
import io.cplnprefect.cpln.apply.Manifest;
import io.cplnprefect.cpln.apply.Outcome.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** One destruction of a stack: its objects in reverse order, and the secret with its key. Used once. */
final class StackDestruction {

    private final OrgScope org;
    private final PrefectStack stack;
    private final Function<List<StackObject>, Manifest> manifest;
    private final ExistingObjects existing;
    private final WorkerKey key;

    StackDestruction(OrgScope org, PrefectStack stack, Function<List<StackObject>, Manifest> manifest) {
        this.org = org;
        this.stack = stack;
        this.manifest = manifest;
        this.existing = new ExistingObjects(org, stack);
        this.key = new WorkerKey(org, stack);
    }

    /** An object that is not deleted. */
    private record Kept(StackObject object, String reason) {}

    /** The objects that are deleted, in the order of writing, and those that are not. */
    private record Selection(List<StackObject> deleted, List<Kept> kept) {}

    private Selection selection() {
        Selection selection = new Selection(new ArrayList<>(), new ArrayList<>());
        for (StackObject object : StackObjects.of(stack).all()) {
            Owner owner = existing.ownerOf(object);
            List<String> others =
                    owner == Owner.STACK && object.kind() == Kinds.GVC ? existing.foreignWorkloads() : List.of();
            if (owner == Owner.OTHER) {
                selection.kept.add(new Kept(object, "it has no tag " + StackNames.TAG + ": " + stack.gvc()));
            } else if (!others.isEmpty()) {
                selection.kept.add(new Kept(object, "it has other workloads: " + String.join(", ", others)));
            } else if (owner == Owner.STACK) {
                selection.deleted.add(object);
            }
        }
        return selection;
    }

    /** Returns the objects that {@link #run} would delete. */
    List<String> plan() {
        List<String> links = new ArrayList<>(selection().deleted.stream()
                .map(object -> object.link(org.name()).toString())
                .toList());
        Collections.reverse(links);
        if (isOwnKey()) {
            links.add(key.object());
        }
        return links;
    }

    private boolean isOwnKey() {
        var secret = key.secret();
        return secret != null && StackNames.isOf(stack, secret.tags());
    }

    StackReport run() throws InterruptedException {
        Selection selection = selection();
        List<StackOutcome> outcomes = new ArrayList<>();
        ApplyReport report = org.manifests().delete(manifest.apply(selection.deleted));
        report.outcomes().forEach(outcome -> outcomes.add(StackOutcome.of(outcome)));
        if (report.isComplete()) {
            deleteKey(outcomes);
        } else {
            outcomes.add(StackOutcome.of(key.object(), Result.REMAINING));
        }
        selection.kept.forEach(kept -> outcomes.add(
                new StackOutcome(kept.object.link(org.name()).toString(), Result.UNCHANGED, kept.reason, null)));
        return new StackReport(outcomes, List.of());
    }

    private void deleteKey(List<StackOutcome> outcomes) throws InterruptedException {
        try {
            Result result = key.delete();
            if (result != Result.ABSENT) {
                outcomes.add(StackOutcome.of(key.object(), result));
            }
        } catch (ApiException e) {
            outcomes.add(StackOutcome.failed(key.object(), e));
        }
    }
}
