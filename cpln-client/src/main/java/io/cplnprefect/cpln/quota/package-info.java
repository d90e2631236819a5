/* SPDX-License-Identifier: Apache-2.0 */
/** Quotas. */
@NullMarked
package io.cplnprefect.cpln.quota;

import org.jspecify.annotations.NullMarked;
