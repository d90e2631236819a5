/* SPDX-License-Identifier: Apache-2.0 */
/** Queries for objects. */
@NullMarked
package io.cplnprefect.cpln.query;

import org.jspecify.annotations.NullMarked;
