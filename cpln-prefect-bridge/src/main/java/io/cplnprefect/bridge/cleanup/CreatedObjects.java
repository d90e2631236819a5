/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.workload.RequiredWorkload;
import io.cplnprefect.cpln.query.Query;

/** The objects that the bridge has created. */
final class CreatedObjects {

    /** Matches the objects that have its tag. */
    static final Query QUERY =
            Query.all().tag(RequiredWorkload.CREATED_BY_PREFECT, "true").build();

    private CreatedObjects() {}
}
