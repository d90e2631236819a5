/* SPDX-License-Identifier: Apache-2.0 */
/** Service accounts and their keys. */
@NullMarked
package io.cplnprefect.cpln.serviceaccount;

import org.jspecify.annotations.NullMarked;
