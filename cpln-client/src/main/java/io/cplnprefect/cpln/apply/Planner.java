/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.apply.PlannedChange.Action;
import io.cplnprefect.cpln.link.ResourceLink;
import io.cplnprefect.cpln.resource.Documents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the objects of a manifest with those of the organization. What the server would store is computed by the server, with
 * a dry run, because a client does not have its defaults.
 */
final class Planner {

    private static final String DATA = "data";
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    /** Client errors that another request of the same document need not have. */
    private static final Set<Integer> OTHER_ERRORS = Set.of(401, 408, 429);

    /** Kinds whose objects cannot be read by the name in a link. */
    private static final Set<String> UNCHECKED = Set.of("user", "image", "org");

    private final Places places;
    private final Set<ResourceLink> created = new HashSet<>();
    private final Map<ResourceLink, Boolean> existing = new HashMap<>();
    private final List<ManifestProblem> warnings = new ArrayList<>();

    Planner(Places places) {
        this.places = places;
    }

    Plan plan(List<Target> targets) {
        List<Plan.Step> steps = new ArrayList<>();
        targets.forEach(target -> existing.put(target.link(), true));
        targets.forEach(target -> steps.add(new Plan.Step(target, change(target))));
        warnOfMissingObjects(targets);
        warnings.sort(Comparator.comparingInt(ManifestProblem::document));
        return new Plan(steps, warnings);
    }

    private PlannedChange change(Target target) {
        ObjectNode stored = isInNewGvc(target) ? null : stored(target);
        if (stored == null) {
            if (!needsNewObject(target)) {
                dryRun(target);
            }
            created.add(target.link());
            return new PlannedChange(target.link(), Action.CREATE, List.of());
        }
        List<FieldChange> changes = changes(target, stored);
        return new PlannedChange(target.link(), changes.isEmpty() ? Action.UNCHANGED : Action.UPDATE, changes);
    }

    private boolean isInNewGvc(Target target) {
        String org = target.link().org();
        String gvc = target.gvc();
        return org != null && gvc != null && created.contains(ResourceLink.ofOrg(org, "gvc", gvc));
    }

    /** Returns whether the object can be written only after another one of the manifest is created. */
    private boolean needsNewObject(Target target) {
        return isInNewGvc(target) || target.references().values().stream().anyMatch(created::contains);
    }

    /** Returns what the server would store, or null if it refuses the document, which is a warning if nothing else has to be created. */
    private @Nullable ObjectNode dryRun(Target target) {
        try {
            return places.documents(target.link()).dryRun(target.body()).execute();
        } catch (ServiceException e) {
            if (!isRefusal(e)) {
                throw e;
            }
            if (!needsNewObject(target)) {
                warnings.add(target.entry()
                        .problem("", "is refused by the server (" + e.getMessage() + ")", "correct the document"));
            }
            return null;
        }
    }

    /** Returns whether an error is about the document, not about the credentials, the time, or the address. */
    private boolean isRefusal(ServiceException e) {
        boolean isAboutRequest = e.status() >= CLIENT_ERROR && e.status() < SERVER_ERROR;
        return isAboutRequest
                && !OTHER_ERRORS.contains(e.status())
                && (!(e instanceof ServiceException.NotFound missing) || places.isAbsent(missing));
    }

    /** Returns the stored object, a secret with its data if that is permitted, or null if there is none. */
    private @Nullable ObjectNode stored(Target target) {
        Documents documents = places.documents(target.link());
        String name = target.link().name();
        try {
            return documents.reveal(name).execute();
        } catch (ServiceException.NotFound e) {
            requireAbsent(e);
            return null;
        } catch (ServiceException.Forbidden e) {
            if (!target.kind().isSecret()) {
                throw e;
            }
            return readable(documents, name);
        }
    }

    private @Nullable ObjectNode readable(Documents documents, String name) {
        try {
            return documents.get(name).execute();
        } catch (ServiceException.NotFound e) {
            requireAbsent(e);
            return null;
        }
    }

    private void requireAbsent(ServiceException.NotFound e) {
        if (!places.isAbsent(e)) {
            throw e;
        }
    }

    private List<FieldChange> changes(Target target, ObjectNode stored) {
        ObjectNode before = ServerMembers.removedFrom(target.kind(), stored);
        JsonNode data = before.path(DATA);
        boolean isSecret = target.kind().isSecret();
        if (isSecret) {
            before.remove(DATA);
        }
        List<FieldChange> changes = new ArrayList<>(changesByServer(target, before));
        if (isSecret) {
            ObjectNode was = places.newObject();
            was.set(DATA, SecretData.canonical(data));
            ObjectNode is = places.newObject();
            is.set(DATA, SecretData.canonical(target.body().path(DATA)));
            changes.addAll(Difference.between(target, was, is));
        }
        return changes;
    }

    private List<FieldChange> changesByServer(Target target, ObjectNode before) {
        ObjectNode next = dryRun(target);
        if (next == null) {
            return Difference.toDocument(target, before, withoutData(target, target.body()));
        }
        return Difference.between(target, before, withoutData(target, ServerMembers.removedFrom(target.kind(), next)));
    }

    private static ObjectNode withoutData(Target target, ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        return target.kind().isSecret() ? copy.without(DATA) : copy;
    }

    private void warnOfMissingObjects(List<Target> targets) {
        for (Target target : targets) {
            target.references().forEach((path, link) -> {
                if (!exists(link)) {
                    warnings.add(target.entry()
                            .problem(
                                    path,
                                    "links to " + link + ", which does not exist",
                                    "create it, or correct the link"));
                }
            });
        }
    }

    private boolean exists(ResourceLink link) {
        boolean isChecked = places.isInOrg(link)
                && !UNCHECKED.contains(link.kind())
                && link.below().isEmpty()
                && ManifestKind.find(link.kind()) != null;
        return !isChecked || existing.computeIfAbsent(link, this::isReadable);
    }

    private boolean isReadable(ResourceLink link) {
        try {
            var unused = places.documents(link).get(link.name()).execute();
            return true;
        } catch (ServiceException.NotFound e) {
            requireAbsent(e);
            return false;
        } catch (ServiceException.Forbidden e) {
            return true;
        }
    }
}
