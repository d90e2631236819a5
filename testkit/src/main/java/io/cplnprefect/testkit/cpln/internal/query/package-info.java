/* SPDX-License-Identifier: Apache-2.0 */
/** Query documents, and the pages of lists and query results. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.query;

import org.jspecify.annotations.NullMarked;
