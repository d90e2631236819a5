/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** How the number of replicas of a fallback is used. An unknown value is kept. Immutable and thread-safe. */
public final class KedaFallbackBehavior extends OpenValue {

    /** The number is used. */
    public static final KedaFallbackBehavior STATIC = new KedaFallbackBehavior("static");

    /** The present number stays. */
    public static final KedaFallbackBehavior CURRENT_REPLICAS = new KedaFallbackBehavior("currentReplicas");

    /** The higher of both is used. */
    public static final KedaFallbackBehavior CURRENT_REPLICAS_IF_HIGHER =
            new KedaFallbackBehavior("currentReplicasIfHigher");

    /** The lower of both is used. */
    public static final KedaFallbackBehavior CURRENT_REPLICAS_IF_LOWER =
            new KedaFallbackBehavior("currentReplicasIfLower");

    private KedaFallbackBehavior(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static KedaFallbackBehavior of(String value) {
        return new KedaFallbackBehavior(value);
    }
}
