/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.resource.GenericResource;
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
    private final ObjectMapper mapper;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();

    public WorkloadQuota(OrgScope org, ObjectMapper mapper) {
        this.org = org;
        this.mapper = mapper;
    }

    /** Returns a warning if one more workload reaches a threshold, or null; also null if the quota cannot be read. */
    public @Nullable String forecast(String gvc) {
        try {
            for (GenericResource quota : org.generic("quota").list()) {
                String warning = warning(mapper.valueToTree(quota), gvc);
                if (warning != null) {
                    return warning;
                }
            }
        } catch (ApiException unreadable) {
            LOG.debug("The quotas could not be read", unreadable);
        }
        return null;
    }

    /** Returns the forecast if this threshold was not returned before. */
    public @Nullable String newForecast(String gvc) {
        String warning = forecast(gvc);
        return warning != null && warned.add(gvc + warning.substring(warning.lastIndexOf('('))) ? warning : null;
    }

    private static @Nullable String warning(JsonNode quota, String gvc) {
        boolean ofGvc = quota.at("/dimensions/gvcLink").asText("/gvc/" + gvc).endsWith("/gvc/" + gvc);
        double max = quota.path("max").asDouble();
        if (!quota.path("name").asText().equals(NAME) || !ofGvc || max <= 0) {
            return null;
        }
        long next = quota.path("current").asLong() + 1;
        for (int threshold : THRESHOLDS) {
            if (next * PERCENT >= threshold * max) {
                return "Workload " + next + " of " + (long) max + " that the quota " + NAME + " allows in GVC " + gvc
                        + ": delete unused workloads, or request a larger quota (" + threshold + " %)";
            }
        }
        return null;
    }
}
