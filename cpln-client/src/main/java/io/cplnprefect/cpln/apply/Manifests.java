/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.apply.Outcome.Result;
import io.cplnprefect.cpln.apply.PlannedChange.Action;
import io.cplnprefect.cpln.internal.Names;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.cpln.resource.Documents;
import io.cplnprefect.cpln.resource.Scope;
import io.cplnprefect.cpln.resource.Stored;
import io.cplnprefect.cpln.waiter.Progress;
import io.cplnprefect.cpln.waiter.Waiter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies, deletes and exports the objects of an organization together, as {@code cpln apply} and {@code cpln delete --file} do.
 * Immutable and thread-safe. The methods block; interrupting the thread cancels the request in progress.
 *
 * <p>A manifest is checked as a whole before the first request. Each object is written after its GVC and the objects to which it
 * links. An object of a GVC without the member {@code gvc} belongs to the GVC that was named last, in the order of writing, or
 * else to the default.
 */
public final class Manifests {

    private final Places places;
    private final @Nullable String gvc;

    /**
     * Creates the manifests of an organization. Nothing is sent.
     *
     * @param org the organization
     */
    public Manifests(Scope org) {
        this(new Places(org), null);
    }

    private Manifests(Places places, @Nullable String gvc) {
        this.places = places;
        this.gvc = gvc;
    }

    /**
     * Returns these manifests with a default GVC.
     *
     * @param name name of the GVC
     * @return manifests
     * @throws UsageException if the name is invalid
     */
    public Manifests inGvc(String name) {
        return new Manifests(places, Names.require("gvc", name));
    }

    /**
     * Returns a builder of a manifest from objects of the models.
     *
     * @return a builder
     */
    public Manifest.Builder manifest() {
        return new Manifest.Builder(places.org().connection().mapper());
    }

    /**
     * Compares a manifest with the organization. Nothing is changed: what the server would store is computed by it in a dry run.
     *
     * @param manifest the manifest
     * @return the plan
     * @throws ManifestException if the manifest is invalid; contains all problems
     * @throws ApiException if an object cannot be read
     */
    public Plan plan(Manifest manifest) {
        return new Planner(places).plan(targets(manifest));
    }

    /**
     * Plans and applies a manifest. Objects that are as the manifest describes them are not written, so that a second application
     * changes nothing.
     *
     * @param manifest the manifest
     * @return what was done; after a failure, what was done before it and what remains
     * @throws ManifestException if the manifest is invalid; nothing was changed; contains all problems
     * @throws ApiException if an object cannot be read; nothing was changed
     */
    public ApplyReport apply(Manifest manifest) {
        return apply(plan(manifest));
    }

    /**
     * Applies a plan.
     *
     * @param plan the plan
     * @return what was done; after a failure, what was done before it and what remains
     */
    public ApplyReport apply(Plan plan) {
        List<Outcome> outcomes = new ArrayList<>();
        boolean failed = false;
        for (Plan.Step step : plan.steps()) {
            ResourceLink link = step.target().link();
            if (step.change().action() == Action.UNCHANGED) {
                outcomes.add(new Outcome(link, Result.UNCHANGED, null));
            } else if (failed) {
                outcomes.add(new Outcome(link, Result.REMAINING, null));
            } else {
                Outcome outcome = write(step.target());
                failed = outcome.failure() != null;
                outcomes.add(outcome);
            }
        }
        return new ApplyReport(outcomes);
    }

    private Outcome write(Target target) {
        try {
            Stored stored = places.documents(target.link()).put(target.body()).execute();
            return new Outcome(target.link(), stored.created() ? Result.CREATED : Result.UPDATED, null);
        } catch (ApiException e) {
            return new Outcome(target.link(), Result.FAILED, e);
        }
    }

    /**
     * Deletes the objects of a manifest in reverse order. Each is gone before the next one is deleted; objects that do not exist
     * are skipped.
     *
     * @param manifest the manifest
     * @return what was done; after a failure, what was done before it and what remains
     * @throws ManifestException if the manifest is invalid; nothing was changed; contains all problems
     * @throws InterruptedException if the thread is interrupted while an object is not gone yet
     * @throws io.cplnprefect.cpln.waiter.WaitException if a deleted object can still be read after 5 minutes
     */
    public ApplyReport delete(Manifest manifest) throws InterruptedException {
        List<Target> targets = new ArrayList<>(targets(manifest));
        Collections.reverse(targets);
        List<Outcome> outcomes = new ArrayList<>();
        boolean failed = false;
        for (Target target : targets) {
            Outcome outcome = failed ? new Outcome(target.link(), Result.REMAINING, null) : delete(target.link());
            failed |= outcome.failure() != null;
            outcomes.add(outcome);
        }
        return new ApplyReport(outcomes);
    }

    private Outcome delete(ResourceLink link) throws InterruptedException {
        Documents documents = places.documents(link);
        try {
            documents.delete(link.name()).execute();
            Waiter.until(
                            places.time(),
                            link + " is gone",
                            options -> documents.get(link.name()).with(options).executeAsync(),
                            object -> Progress.<ResourceLink>waiting("it still exists"))
                    .onError(error -> error instanceof ServiceException.NotFound missing && places.isAbsent(missing)
                            ? Progress.done(link)
                            : null)
                    .await();
            return new Outcome(link, Result.DELETED, null);
        } catch (ServiceException.NotFound e) {
            return places.isAbsent(e) ? new Outcome(link, Result.ABSENT, null) : new Outcome(link, Result.FAILED, e);
        } catch (ApiException e) {
            return new Outcome(link, Result.FAILED, e);
        }
    }

    /**
     * Returns objects as a manifest that applies unchanged: without the members that the server sets, in the order of writing.
     *
     * @param links the objects; not secrets, whose data would be readable in the manifest
     * @return the manifest
     * @throws UsageException if a link is not that of an object of this organization, or is that of a secret
     * @throws ApiException if an object cannot be read
     */
    public Manifest export(Collection<ResourceLink> links) {
        for (ResourceLink link : links) {
            if (link.kind().equals("secret")) {
                throw new UsageException("Invalid export of " + link
                        + ": its data would be readable. Use exportWithSecrets if that is intended.");
            }
        }
        return exportWithSecrets(links);
    }

    /**
     * Returns objects as a manifest that applies unchanged, secrets with their data. It requires the permission {@code reveal} on
     * secrets.
     *
     * @param links the objects
     * @return the manifest, which contains the secrets in plain text
     * @throws UsageException if a link is not that of an object of this organization
     * @throws ApiException if an object cannot be read
     */
    public Manifest exportWithSecrets(Collection<ResourceLink> links) {
        return new Export(places, gvc).of(links);
    }

    /**
     * Returns a GVC with its identities, volume sets and workloads as a manifest that applies unchanged.
     *
     * @param name name of the GVC
     * @return the manifest
     * @throws UsageException if the name is invalid
     * @throws ApiException if an object cannot be read
     */
    public Manifest exportGvc(String name) {
        return new Export(places, gvc).ofGvc(name);
    }

    private List<Target> targets(Manifest manifest) {
        return ManifestCheck.targets(manifest, places.org().name(), gvc);
    }
}
