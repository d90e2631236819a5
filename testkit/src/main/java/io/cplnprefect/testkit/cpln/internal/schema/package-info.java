/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The validation of documents against two data files.
 *
 * <p>{@code inventory.json} holds the members of each kind with their types and enumerations, as the vendor publishes
 * them. {@code limits.json} holds the published limits, formats and newer members; it extends the inventory path by path.
 *
 * <p>The inventory is a flat map of paths and not a JSON Schema. A walk over it is smaller than a conversion to JSON Schema
 * for a validation library, names the path of each problem, and also converts text to numbers and booleans.
 */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.schema;

import org.jspecify.annotations.NullMarked;
