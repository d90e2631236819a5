/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

/**
 * A kind of objects: its name in the API, and its model.
 *
 * @param <T> the model
 */
public sealed interface Kind<T extends Item> permits RootKind, OrgKind, GvcKind {

    /**
     * Returns the name in the API.
     *
     * @return the name, lower-case and singular, such as {@code workload}
     */
    String name();

    /**
     * Returns the type into which its objects are read.
     *
     * @return the type
     */
    Class<T> model();
}
