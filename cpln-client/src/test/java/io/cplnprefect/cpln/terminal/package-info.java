/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of commands in replicas and forwarded ports. */
@NullMarked
package io.cplnprefect.cpln.terminal;

import org.jspecify.annotations.NullMarked;
