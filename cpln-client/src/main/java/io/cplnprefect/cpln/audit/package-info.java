/* SPDX-License-Identifier: Apache-2.0 */
/** The audit trail of an organization. */
@NullMarked
package io.cplnprefect.cpln.audit;

import org.jspecify.annotations.NullMarked;
