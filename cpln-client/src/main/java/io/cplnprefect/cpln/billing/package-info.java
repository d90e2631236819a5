/* SPDX-License-Identifier: Apache-2.0 */
/** The accounts that organizations belong to. */
@NullMarked
package io.cplnprefect.cpln.billing;

import org.jspecify.annotations.NullMarked;
