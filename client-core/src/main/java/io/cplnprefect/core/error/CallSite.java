/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.error;

import java.io.Serializable;

/**
 * The call that an exception is about.
 *
 * @param method HTTP method
 * @param path path with its values, without the query
 * @param attempts number of times it was sent
 */
public record CallSite(String method, String path, int attempts) implements Serializable {

    @Override
    public String toString() {
        return method + " " + path + (attempts > 1 ? " (" + attempts + " attempts)" : "");
    }
}
