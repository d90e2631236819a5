/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

/**
 * The result of a write.
 *
 * @param link path of the object
 * @param created whether the object did not exist before the call
 */
public record Stored(String link, boolean created) {

    /**
     * Returns the last segment of the path: the name of the object, or the id of a command.
     *
     * @return the name
     */
    public String name() {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
