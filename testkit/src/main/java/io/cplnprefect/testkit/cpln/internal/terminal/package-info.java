/* SPDX-License-Identifier: Apache-2.0 */
/** The replica server: commands in replicas, and forwarded ports. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.terminal;

import org.jspecify.annotations.NullMarked;
