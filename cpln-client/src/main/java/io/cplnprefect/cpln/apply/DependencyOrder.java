/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import io.cplnprefect.cpln.link.ResourceLink;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which objects are written: each after its GVC and the objects to which it links, else as it was. */
final class DependencyOrder {

    private final Map<ResourceLink, Target> targets = new LinkedHashMap<>();
    private final Set<ResourceLink> visited = new HashSet<>();
    private final List<Target> ordered = new ArrayList<>();

    private DependencyOrder() {}

    /** Returns the objects in that order. Objects that link to each other keep their order. */
    static List<Target> of(List<Target> targets) {
        DependencyOrder order = new DependencyOrder();
        targets.forEach(target -> order.targets.put(target.link(), target));
        targets.forEach(order::visit);
        return order.ordered;
    }

    private void visit(Target target) {
        if (!visited.add(target.link())) {
            return;
        }
        String gvc = target.gvc();
        String org = target.link().org();
        if (gvc != null && org != null) {
            visit(ResourceLink.ofOrg(org, "gvc", gvc));
        }
        target.references().values().forEach(this::visit);
        ordered.add(target);
    }

    private void visit(ResourceLink link) {
        Target target = targets.get(link);
        if (target != null) {
            visit(target);
        }
    }
}
