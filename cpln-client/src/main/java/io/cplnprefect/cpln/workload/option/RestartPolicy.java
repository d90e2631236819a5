/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.cplnprefect.core.json.OpenValue;

/** What happens when a container of a job fails. An unknown value is kept. Immutable and thread-safe. */
public final class RestartPolicy extends OpenValue {

    /** The job fails. */
    public static final RestartPolicy NEVER = new RestartPolicy("Never");

    /** The container is restarted. */
    public static final RestartPolicy ON_FAILURE = new RestartPolicy("OnFailure");

    private RestartPolicy(String value) {
        super(value);
    }

    /**
     * Returns the value with a text.
     *
     * @param value the text
     * @return a value
     */
    @JsonCreator
    public static RestartPolicy of(String value) {
        return new RestartPolicy(value);
    }
}
