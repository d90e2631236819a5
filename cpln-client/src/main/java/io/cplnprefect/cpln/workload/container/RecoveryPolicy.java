/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What happens to an existing volume when a replica is created. An unknown value is kept. Immutable and thread-safe. */
public final class RecoveryPolicy extends OpenValue {

    /** The replica mounts it. */
    public static final RecoveryPolicy RETAIN = new RecoveryPolicy("retain");

    /** It is replaced by an empty one. */
    public static final RecoveryPolicy RECYCLE = new RecoveryPolicy("recycle");

    private RecoveryPolicy(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static RecoveryPolicy of(String value) {
        return new RecoveryPolicy(value);
    }
}
