/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of billing. */
@NullMarked
package io.cplnprefect.cpln.billing;

import org.jspecify.annotations.NullMarked;
