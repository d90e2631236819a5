/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** The stage of a volume. An unknown value is kept. Immutable and thread-safe. */
public final class VolumeLifecycle extends OpenValue {

    /** Being created. */
    public static final VolumeLifecycle CREATING = new VolumeLifecycle("creating");

    /** Not used by a replica. */
    public static final VolumeLifecycle UNUSED = new VolumeLifecycle("unused");

    /** Not bound to a workload. */
    public static final VolumeLifecycle UNBOUND = new VolumeLifecycle("unbound");

    /** Used by a replica. */
    public static final VolumeLifecycle BOUND = new VolumeLifecycle("bound");

    /** Deleted. */
    public static final VolumeLifecycle DELETED = new VolumeLifecycle("deleted");

    /** Being repaired. */
    public static final VolumeLifecycle REPAIRING = new VolumeLifecycle("repairing");

    private VolumeLifecycle(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static VolumeLifecycle of(String value) {
        return new VolumeLifecycle(value);
    }
}
