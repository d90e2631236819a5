/* SPDX-License-Identifier: Apache-2.0 */
/** Policies. */
@NullMarked
package io.cplnprefect.cpln.policy;

import org.jspecify.annotations.NullMarked;
