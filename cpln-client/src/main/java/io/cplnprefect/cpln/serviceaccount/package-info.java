/* SPDX-License-Identifier: Apache-2.0 */
/** Service accounts. */
@NullMarked
package io.cplnprefect.cpln.serviceaccount;

import org.jspecify.annotations.NullMarked;
