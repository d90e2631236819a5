/* SPDX-License-Identifier: Apache-2.0 */
/** Cloud accounts. */
@NullMarked
package io.cplnprefect.cpln.cloudaccount;

import org.jspecify.annotations.NullMarked;
