/* SPDX-License-Identifier: Apache-2.0 */
/** What to look for among objects. */
@NullMarked
package io.cplnprefect.cpln.query;

import org.jspecify.annotations.NullMarked;
