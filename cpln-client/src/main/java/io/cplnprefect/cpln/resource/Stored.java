/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

/**
 * Where an object stands after it was written.
 *
 * @param link path on the API server
 * @param created whether it was not there before
 */
public record Stored(String link, boolean created) {

    /**
     * The last part of the path: the name, or the id of a command.
     *
     * @return the name
     */
    public String name() {
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
