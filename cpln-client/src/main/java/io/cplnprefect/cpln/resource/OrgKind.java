/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import io.cplnprefect.cpln.internal.Names;

/**
 * A kind whose objects belong to an organization. Immutable and thread-safe.
 *
 * @param name name in the API, lower-case and singular
 * @param model type into which its objects are read
 * @param <T> that type
 */
public record OrgKind<T extends Item>(String name, Class<T> model) implements Kind<T> {

    /**
     * Checks the name.
     *
     * @throws io.cplnprefect.core.error.UsageException if the name is invalid
     */
    public OrgKind {
        Names.require("kind", name);
    }
}
