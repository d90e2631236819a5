/* SPDX-License-Identifier: Apache-2.0 */
/** Tenants. */
@NullMarked
package io.cplnprefect.cpln.tenant;

import org.jspecify.annotations.NullMarked;
