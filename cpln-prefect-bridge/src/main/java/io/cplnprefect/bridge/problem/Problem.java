/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.problem;

import java.io.Serializable;

/**
 * An invalid or unsupported value in a user's input. Immutable.
 *
 * @param path where the value is, such as {@code spec.template.spec.containers[0].env[2].name}
 * @param fault what is invalid there, a predicate whose subject is the path, such as {@code is missing}
 * @param fix what to change, an imperative
 */
public record Problem(String path, String fault, String fix) implements Serializable {

    /**
     * Returns the problem as one sentence.
     *
     * @return path, fault and fix
     */
    @Override
    public String toString() {
        return path + " " + fault + ": " + fix;
    }
}
