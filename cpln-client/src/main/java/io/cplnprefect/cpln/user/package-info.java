/* SPDX-License-Identifier: Apache-2.0 */
/** Users. */
@NullMarked
package io.cplnprefect.cpln.user;

import org.jspecify.annotations.NullMarked;
