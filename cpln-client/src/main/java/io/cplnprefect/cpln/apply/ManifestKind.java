/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A kind whose objects a manifest may contain.
 *
 * @param name name in the API
 * @param owner what the objects belong to
 */
record ManifestKind(String name, Owner owner) {

    /** What objects belong to. */
    enum Owner {
        NOTHING,
        ORG,
        GVC
    }

    /** The order in which {@code cpln apply} writes kinds; all others follow. */
    private static final List<String> ORDER =
            List.of("agent", "secret", "cloudaccount", "gvc", "identity", "volumeset", "policy", "workload");

    private static final Set<String> OF_GVCS = Set.of("identity", "volumeset", "workload", "dbcluster");

    private static final Map<String, ManifestKind> KINDS = List.of(
                    "agent",
                    "auditctx",
                    "cloudaccount",
                    "dbcluster",
                    "domain",
                    "group",
                    "gvc",
                    "identity",
                    "image",
                    "ipset",
                    "location",
                    "memcachecluster",
                    "mk8s",
                    "org",
                    "policy",
                    "quota",
                    "resourcepolicy",
                    "secret",
                    "serviceaccount",
                    "spicedbcluster",
                    "tenant",
                    "user",
                    "volumeset",
                    "workload")
            .stream()
            .map(ManifestKind::of)
            .collect(Collectors.toMap(ManifestKind::name, Function.identity()));

    /** Kinds whose objects the platform creates: they are changed by a manifest, but not created. */
    private static final Set<String> OF_THE_PLATFORM = Set.of("image", "quota", "user");

    private static ManifestKind of(String name) {
        Owner owner = OF_GVCS.contains(name) ? Owner.GVC : Owner.ORG;
        return new ManifestKind(name, name.equals("org") ? Owner.NOTHING : owner);
    }

    /** Returns the kind with a name in any case, or null if there is none. */
    static @Nullable ManifestKind find(String name) {
        return KINDS.get(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the names of all kinds, for messages. */
    static String names() {
        return KINDS.keySet().stream()
                .filter(name -> !OF_THE_PLATFORM.contains(name))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    boolean isOfThePlatform() {
        return OF_THE_PLATFORM.contains(name);
    }

    boolean isSecret() {
        return name.equals("secret");
    }

    /** Returns the position in the order of writing. */
    int position() {
        int position = ORDER.indexOf(name);
        return position < 0 ? ORDER.size() : position;
    }
}
