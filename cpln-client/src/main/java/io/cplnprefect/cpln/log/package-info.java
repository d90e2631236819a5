/* SPDX-License-Identifier: Apache-2.0 */
/** Lines that workloads write. */
@NullMarked
package io.cplnprefect.cpln.log;

import org.jspecify.annotations.NullMarked;
