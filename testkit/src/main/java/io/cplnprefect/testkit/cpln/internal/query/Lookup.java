/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import java.util.List;

/**
 * The attributes by which an index finds the items that a query may select.
 *
 * @param anyOf whether an item has any of the attributes; otherwise it has all
 * @param attributes empty if an index does not help
 */
public record Lookup(boolean anyOf, List<Attribute> attributes) {
    /** No attributes: all items may be selected. */
    public static final Lookup ALL = new Lookup(false, List.of());
}
