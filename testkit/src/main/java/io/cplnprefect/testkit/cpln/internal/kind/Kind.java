/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.kind;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of resource.
 *
 * @param name as in the {@code kind} member of its items
 * @param scope what owns its collections
 * @param permissions each permission with those that it implies; {@code manage} implies all
 * @param queryable properties that queries may name in addition to the common ones
 */
public record Kind(String name, Scope scope, Map<String, Set<String>> permissions, Set<String> queryable) {
    /** What owns the collections of a kind. */
    public enum Scope {
        /** Nothing. */
        ROOT,
        /** An org. */
        ORG,
        /** A GVC. */
        GVC,
        /** Another item, with a path form of its own. */
        ITEM
    }

    private static final Set<String> COMMON = Set.of("id", "name", "version", "description", "created", "lastModified");

    /**
     * Returns a kind whose permissions are written as a text.
     *
     * @param permissions for example {@code "edit>view,reveal view"}, where {@code edit} implies {@code view} and {@code reveal}
     */
    public static Kind of(String name, Scope scope, String permissions, String... queryable) {
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

    /** Returns whether queries may name the property. */
    public boolean canBeQueriedBy(String property) {
        return COMMON.contains(property) || queryable.contains(property);
    }

    /** Returns whether a grant of one permission includes another. */
    public boolean implies(String granted, String wanted) {
        return granted.equals(wanted)
                || permissions.getOrDefault(granted, Set.of()).stream().anyMatch(implied -> implies(implied, wanted));
    }
}
