/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The locations of GVCs, cached for a minute. */
public final class Locations {

    private static final Duration CACHE_TIME = Duration.ofMinutes(1);

    private final OrgScope org;
    private final TimeSource time;
    private final Map<String, Cached> cache = new ConcurrentHashMap<>();

    public Locations(OrgScope org, TimeSource time) {
        this.org = org;
        this.time = time;
    }

    public @Nullable String choose(String gvc, @Nullable String configured) {
        return LocationChoice.inOrder(gvc, configured, names(gvc), false).get(0).name();
    }

    /** Returns the locations that a job may run in, the preferred one first. */
    public List<JobLocation> inOrder(WorkloadRequest request) {
        return LocationChoice.inOrder(request.gvc(), request.location(), names(request.gvc()), request.anyLocation());
    }

    private List<String> names(String gvc) {
        long now = time.nanoTime().getAsLong();
        Cached cached = cache.get(gvc);
        if (cached == null || now - cached.sinceNanos >= CACHE_TIME.toNanos()) {
            cached = new Cached(read(gvc), now);
            cache.put(gvc, cached);
        }
        return cached.names;
    }

    private List<String> read(String gvc) {
        try {
            return org.gvcs().get(gvc).execute().locationNames();
        } catch (ServiceException.NotFound e) {
            throw new UsageException(
                    "Invalid GVC '" + gvc + "': not found in the organization " + org.name()
                            + ". Create it, or set CPLN_GVC or the job variable namespace to an existing one",
                    e);
        }
    }

    private record Cached(List<String> names, long sinceNanos) {}
}
