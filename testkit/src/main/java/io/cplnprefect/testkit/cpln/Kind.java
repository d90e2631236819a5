/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One kind of resource.
 *
 * @param name as in the member {@code kind}
 * @param scope what its collections hang below
 * @param permissions each permission with those it implies; {@code manage} implies all
 * @param queryable properties beyond the common ones that queries may name
 */
record Kind(String name, Scope scope, Map<String, Set<String>> permissions, Set<String> queryable) {
    enum Scope {
        ROOT,
        ORG,
        GVC,
        /** Below any item; the address has its own form. */
        ITEM
    }

    private static final Set<String> COMMON = Set.of("id", "name", "version", "description", "created", "lastModified");

    /**
     * Reads the table form.
     *
     * @param permissions for example {@code "edit>view,reveal view"}: edit implies view and reveal
     */
    static Kind of(String name, Scope scope, String permissions, String... queryable) {
        Map<String, Set<String>> parsed = new LinkedHashMap<>();
        for (String permission : permissions.split(" ", -1)) {
            String[] parts = permission.split(">", -1);
            parsed.put(parts[0], parts.length == 1 ? Set.of() : new LinkedHashSet<>(List.of(parts[1].split(",", -1))));
        }
        parsed.computeIfPresent("manage", (manage, none) -> {
            Set<String> all = new LinkedHashSet<>(parsed.keySet());
            all.remove(manage);
            return all;
        });
        return new Kind(name, scope, parsed, Set.of(queryable));
    }

    boolean canBeQueriedBy(String property) {
        return COMMON.contains(property) || queryable.contains(property);
    }

    /** Whether a grant of one permission gives another. */
    boolean implies(String granted, String wanted) {
        return granted.equals(wanted)
                || permissions.getOrDefault(granted, Set.of()).stream().anyMatch(implied -> implies(implied, wanted));
    }
}
