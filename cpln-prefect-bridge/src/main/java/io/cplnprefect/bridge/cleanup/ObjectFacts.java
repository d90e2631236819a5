/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.workload.Retirement;
import io.cplnprefect.cpln.resource.Item;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a round knows of an object when it decides. Immutable.
 *
 * @param foreign whether it was created by another agent, and such objects are to be kept
 * @param isProtected whether the platform protects it from deletion
 * @param retired whether a round has retired it
 * @param lastModified when it was changed last, by Control Plane's clock; {@code null} if it is unknown
 * @param use what uses it, or {@code null} if that was not read
 */
record ObjectFacts(
        boolean foreign,
        boolean isProtected,
        boolean retired,
        @Nullable Instant lastModified,
        @Nullable ObjectUse use) {

    private static final String PROTECTED = "cpln/protected";

    static ObjectFacts of(Item item, boolean foreign) {
        return new ObjectFacts(
                foreign,
                "true".equals(String.valueOf(item.tags().get(PROTECTED))),
                Retirement.isRetired(item.tags()),
                item.lastModified(),
                null);
    }

    ObjectFacts with(ObjectUse read) {
        return new ObjectFacts(foreign, isProtected, retired, lastModified, read);
    }
}
