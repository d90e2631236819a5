/* SPDX-License-Identifier: Apache-2.0 */
/** Tasks. */
@NullMarked
package io.cplnprefect.cpln.task;

import org.jspecify.annotations.NullMarked;
