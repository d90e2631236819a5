/* SPDX-License-Identifier: Apache-2.0 */
/** Organizations: logging, observability, security and login. */
@NullMarked
package io.cplnprefect.cpln.org;

import org.jspecify.annotations.NullMarked;
