/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.OrgScope;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The locations of GVCs, remembered for a minute. */
final class Locations {

    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private final OrgScope org;
    private final TimeSource time;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Locations(OrgScope org, TimeSource time) {
        this.org = org;
        this.time = time;
    }

    String choose(String gvc, @Nullable String wanted) {
        long now = time.nanoTime().getAsLong();
        Known locations = known.compute(
                gvc,
                (name, before) -> before != null && now - before.sinceNanos < REMEMBERED.toNanos()
                        ? before
                        : new Known(read(name), now));
        return LocationChoice.of(gvc, wanted, locations.names);
    }

    private List<String> read(String gvc) {
        try {
            return org.gvcs().get(gvc).execute().locationNames();
        } catch (ServiceException.NotFound e) {
            throw new UsageException(
                    "The organisation " + org.name() + " has no GVC " + gvc
                            + ": create it, or set CPLN_GVC or the job variable namespace to one that exists",
                    e);
        }
    }

    private record Known(List<String> names, long sinceNanos) {}
}
