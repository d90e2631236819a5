/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import java.io.Serializable;

/**
 * Which call failed, and how often it was tried.
 *
 * @param method HTTP method
 * @param path path with its values, without query
 * @param attempts how many times it was sent, at least 1 unless it never got that far
 */
public record CallSite(String method, String path, int attempts) implements Serializable {

    @Override
    public String toString() {
        return method + " " + path + (attempts > 1 ? " (" + attempts + " attempts)" : "");
    }
}
