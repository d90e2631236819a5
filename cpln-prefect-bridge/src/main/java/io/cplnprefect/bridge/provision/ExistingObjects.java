/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.Kinds;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.gvc.Gvc;
import io.cplnprefect.cpln.resource.GenericResource;
import io.cplnprefect.cpln.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The objects that exist under the names of a stack, some of which may belong to others. */
final class ExistingObjects {

    /** Whether an object exists, and to whom it belongs. */
    enum Owner {
        NONE,
        STACK,
        OTHER
    }

    private final OrgScope org;
    private final PrefectStack stack;

    ExistingObjects(OrgScope org, PrefectStack stack) {
        this.org = org;
        this.stack = stack;
    }

    Owner ownerOf(StackObject object) {
        try {
            GenericResource existing =
                    object.collection(org).get(object.item().name()).execute();
            return StackNames.isOf(stack, existing.tags()) ? Owner.STACK : Owner.OTHER;
        } catch (ServiceException.NotFound missing) {
            return Owner.NONE;
        }
    }

    /** Returns objects without a service account that exists: Control Plane may drop its keys when it is written again. */
    List<StackObject> writable(List<StackObject> objects) {
        return objects.stream()
                .filter(object -> object.kind() != Kinds.SERVICE_ACCOUNT || ownerOf(object) == Owner.NONE)
                .toList();
    }

    /** Returns why the stack cannot be applied: objects of others, and a GVC that does not fit. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (StackObject object : StackObjects.of(stack).all()) {
            if (ownerOf(object) == Owner.OTHER) {
                problems.add("Invalid stack '" + stack.gvc() + "': " + object.link(org.name())
                        + " exists, and has no tag " + StackNames.TAG + ": " + stack.gvc()
                        + ". Use another name, or set the tag to let the stack replace it");
            }
        }
        if (!stack.createGvc()) {
            gvcProblem(problems);
        }
        return problems;
    }

    private void gvcProblem(List<String> problems) {
        try {
            Gvc gvc = org.gvcs().get(stack.gvc()).execute();
            if (stack.server().databaseSecret() == null && gvc.locationNames().size() > 1) {
                problems.add("Invalid GVC '" + stack.gvc() + "' with the locations " + gvc.locationNames() + ": "
                        + StackCheck.singleDatabase());
            }
        } catch (ServiceException.NotFound missing) {
            problems.add("Missing GVC '" + stack.gvc() + "'. Create it, or set createGvc");
        }
    }

    /** Returns the workloads of the GVC that do not belong to the stack. */
    List<String> foreignWorkloads() {
        Set<String> own = Set.of(stack.server().name(), stack.worker().name());
        try {
            return org.gvc(stack.gvc()).workloads().list().stream()
                    .map(Workload::name)
                    .filter(name -> !own.contains(name))
                    .collect(Collectors.toList());
        } catch (ServiceException.NotFound missing) {
            return List.of();
        }
    }
}
