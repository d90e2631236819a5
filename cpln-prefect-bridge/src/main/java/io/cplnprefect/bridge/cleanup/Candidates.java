/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import io.cplnprefect.bridge.internal.workload.Retirement;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.resource.Resource;
import java.util.UUID;

/** The objects of one kind that the bridge may have created. */
interface Candidates<T extends Item> {

    /** Returns the name of the kind. */
    String kind();

    /** Returns the path of the objects on Control Plane. */
    String path();

    /** Returns the objects of the kind. */
    Resource<T> objects();

    /** Returns the objects that have the tag of the bridge, page by page. */
    Iterable<T> listed();

    /** Returns whether an object was created by another agent. */
    boolean isForeign(T object);

    /** Reads what uses an object. */
    ObjectUse use(T object);

    /** Returns the change that retires an object. */
    default Patch mark(T object, UUID mark) {
        return Retirement.mark(object.version(), mark);
    }
}
