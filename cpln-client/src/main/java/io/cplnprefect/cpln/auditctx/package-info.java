/* SPDX-License-Identifier: Apache-2.0 */
/** Audit contexts. */
@NullMarked
package io.cplnprefect.cpln.auditctx;

import org.jspecify.annotations.NullMarked;
