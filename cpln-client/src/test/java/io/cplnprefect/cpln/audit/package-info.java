/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of the audit trail. */
@NullMarked
package io.cplnprefect.cpln.audit;

import org.jspecify.annotations.NullMarked;
