/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import java.util.List;

/**
 * The result of checking a document.
 *
 * @param problems each begins with the path of the field
 * @param references the links whose targets must exist
 */
public record Findings(List<String> problems, List<Reference> references) {}
