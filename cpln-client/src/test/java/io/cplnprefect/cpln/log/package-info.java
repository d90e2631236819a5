/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of reading logs. */
@NullMarked
package io.cplnprefect.cpln.log;

import org.jspecify.annotations.NullMarked;
