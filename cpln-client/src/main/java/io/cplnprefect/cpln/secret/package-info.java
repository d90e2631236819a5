/* SPDX-License-Identifier: Apache-2.0 */
/** Secrets. */
@NullMarked
package io.cplnprefect.cpln.secret;

import org.jspecify.annotations.NullMarked;
