/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

/**
 * A link in a document whose target must exist.
 *
 * @param path path of the field
 * @param link as written, full or relative
 */
public record Reference(String path, String link) {}
