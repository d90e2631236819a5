/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import java.io.Serializable;

/**
 * One thing in a user's input that cannot be honoured, and what to do about it.
 *
 * @param path where it stands, such as {@code spec.template.spec.containers[0].env[2].name}
 * @param wrong what is wrong there, written to follow the path
 * @param wayOut what to do instead
 */
public record Problem(String path, String wrong, String wayOut) implements Serializable {

    /** Returns the problem as one sentence. */
    @Override
    public String toString() {
        return path + " " + wrong + ": " + wayOut;
    }
}
