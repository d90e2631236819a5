/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.kind;

import static io.cplnprefect.testkit.cpln.internal.kind.Kind.Scope.GVC;
import static io.cplnprefect.testkit.cpln.internal.kind.Kind.Scope.ITEM;
import static io.cplnprefect.testkit.cpln.internal.kind.Kind.Scope.ORG;
import static io.cplnprefect.testkit.cpln.internal.kind.Kind.Scope.ROOT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All kinds that the emulator serves. */
public final class Kinds {
    private static final String USUAL = "create delete edit>view manage view";
    private static final String USABLE = "create delete edit>view manage use>view view";

    private static final List<Kind> ALL = List.of(
            Kind.of(
                    "org",
                    ROOT,
                    "edit>view exec>exec.echo exec.echo grafanaAdmin manage readLogs>view readMetrics readUsage view"
                            + " viewAccessReport"),
            Kind.of("agent", ORG, USABLE),
            Kind.of("auditctx", ORG, "create edit>view manage readAudit>view view writeAudit>view", "origin"),
            Kind.of("cloudaccount", ORG, "browse>view create delete edit>view,browse manage view", "provider"),
            Kind.of("domain", ORG, "create delete edit>view,use manage use>view view"),
            Kind.of("group", ORG, USUAL, "origin"),
            Kind.of("gvc", ORG, "configureLoadBalancer create delete edit>view manage view", "alias"),
            Kind.of("image", ORG, "create>pull delete edit>view manage pull>view view", "repository", "tag", "digest"),
            Kind.of("ipset", ORG, USUAL),
            Kind.of("location", ORG, USABLE, "origin", "provider", "region"),
            Kind.of("memcachecluster", ORG, USUAL),
            Kind.of("mk8s", ORG, USUAL),
            Kind.of("policy", ORG, USUAL, "origin", "target", "targetKind"),
            Kind.of("quota", ORG, "create edit>view manage view", "max", "current", "unit", "origin"),
            Kind.of("resourcepolicy", ORG, USUAL),
            Kind.of("secret", ORG, "create delete edit>view,reveal manage reveal>view use>view view", "type"),
            Kind.of("serviceaccount", ORG, "addKey create delete edit>view manage view", "origin"),
            Kind.of("spicedbcluster", ORG, USUAL),
            Kind.of("task", ORG, "delete edit>view manage view", "type", "status", "targetEmail", "creatorLink"),
            Kind.of("tenant", ORG, USUAL),
            Kind.of("user", ORG, "delete edit>view impersonate invite manage view", "idp", "email"),
            Kind.of("dbcluster", GVC, USUAL),
            Kind.of("identity", GVC, USABLE),
            Kind.of("volumeset", GVC, "create delete edit>view exec manage view"),
            Kind.of(
                    "workload",
                    GVC,
                    "configureLoadBalancer connect create delete edit>view"
                            + " exec>exec.runCronWorkload,exec.stopReplica exec.runCronWorkload exec.stopReplica"
                            + " manage view"),
            Kind.of("command", ITEM, "view", "type", "lifecycleStage"),
            Kind.of("deployment", ITEM, "view"),
            Kind.of("event", ITEM, "view"));

    private static final Map<String, Kind> BY_NAME = new LinkedHashMap<>();

    static {
        ALL.forEach(kind -> BY_NAME.put(kind.name(), kind));
    }

    private Kinds() {}

    /** Returns all kinds. */
    public static List<Kind> all() {
        return ALL;
    }

    /** Returns the kind of that name, or null if there is none. */
    public static @Nullable Kind find(String name) {
        return BY_NAME.get(name);
    }

    /**
     * Returns the kind of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Kind named(String name) {
        Kind kind = BY_NAME.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("Unknown kind '" + name + "'.");
        }
        return kind;
    }
}
