/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.quota.Quota;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The forecast of the quota of workloads. It is read before a workload is created, which is seldom, and warned of once for each
 * threshold. Thread-safe.
 */
public final class WorkloadQuota {

    private static final Logger LOG = LoggerFactory.getLogger(WorkloadQuota.class);

    private static final String NAME = "workloads-per-gvc";
    private static final int[] THRESHOLDS = {100, 95, 80};
    private static final int PERCENT = 100;

    private final OrgScope org;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public WorkloadQuota(OrgScope org) {
        this.org = org;
    }

    /**
     * A quota of workloads.
     *
     * @param current number of workloads
     * @param max the maximum
     */
    public record Limit(long current, long max) {}

    /** Returns the lowest quota of a GVC, or null if it has none or the quotas cannot be read. */
    public @Nullable Limit limit(String gvc) {
        Limit lowest = null;
        try {
            for (Quota quota : org.quotas().list()) {
                Limit limit = limit(quota, gvc);
                if (limit != null && (lowest == null || limit.max < lowest.max)) {
                    lowest = limit;
                }
            }
        } catch (ApiException unreadable) {
            LOG.debug("The quotas could not be read", unreadable);
        }
        return lowest;
    }

    private static @Nullable Limit limit(Quota quota, String gvc) {
        Object link = quota.dimensions().get("gvcLink");
        boolean ofGvc = link == null || link.toString().endsWith("/gvc/" + gvc);
        if (!quota.name().equals(NAME)
                || !ofGvc
                || quota.max() == null
                || quota.max().signum() <= 0) {
            return null;
        }
        return new Limit(
                quota.current() == null ? 0 : quota.current().longValue(),
                quota.max().longValue());
    }

    /** Returns a warning if one more workload reaches a threshold, or null; also null if the quota cannot be read. */
    public @Nullable String forecast(String gvc) {
        Limit limit = limit(gvc);
        return limit == null ? null : warning(limit, gvc);
    }

    /** Returns the forecast if this threshold was not returned before. */
    public @Nullable String newForecast(String gvc) {
        String warning = forecast(gvc);
        return warning != null && warned.add(gvc + warning.substring(warning.lastIndexOf('('))) ? warning : null;
    }

    private static @Nullable String warning(Limit limit, String gvc) {
        long next = limit.current + 1;
        for (int threshold : THRESHOLDS) {
            if (next * PERCENT >= threshold * limit.max) {
                return "Workload " + next + " of " + limit.max + " that the quota " + NAME + " allows in GVC " + gvc
                        + ": delete unused workloads, or request a larger quota (" + threshold + " %)";
            }
        }
        return null;
    }
}
