/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.bridge.internal.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the security contexts of a pod and of its containers. All containers of a workload run as the same user. */
final class SecurityReader {

    private static final int MAX_ID = 65_534;
    /** The user and group id of Control Plane's proxy. */
    private static final int RESERVED_ID = 1337;

    private final @Nullable Integer group;
    private final @Nullable Integer podUser;
    private final List<@Nullable Integer> users = new ArrayList<>();

    SecurityReader(Fields pod) {
        Fields context = pod.object("securityContext");
        this.group = id(context, "fsGroup");
        this.podUser = id(context, "runAsUser");
        context.reportUnknown();
    }

    /** Reads the context of the next container. */
    void container(Fields container) {
        Fields context = container.object("securityContext");
        Integer user = id(context, "runAsUser");
        context.reportUnknown();
        users.add(user == null ? podUser : user);
    }

    @Nullable
    Integer group() {
        return group;
    }

    /** Returns the user of all containers; if they differ, that is reported as a problem. */
    @Nullable
    Integer user(Fields pod) {
        if (users.stream().map(Objects::toString).distinct().count() > 1) {
            pod.problem(
                    "containers",
                    "run as different users",
                    "use the same securityContext.runAsUser for all containers");
        }
        return users.isEmpty() ? null : users.get(0);
    }

    private static @Nullable Integer id(Fields context, String key) {
        Integer id = context.integer(key, 1, MAX_ID);
        if (id != null && id == RESERVED_ID) {
            context.problem(key, "is " + id + ", which is reserved for Control Plane", "use another id");
        }
        return id;
    }
}
