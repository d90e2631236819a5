/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What happens to a volume set when the workload that mounts it is deleted. An unknown value is kept. Immutable and thread-safe. */
public final class RecoveryPolicy extends OpenValue {

    /** It is kept. */
    public static final RecoveryPolicy RETAIN = new RecoveryPolicy("retain");

    /** It is emptied. */
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
