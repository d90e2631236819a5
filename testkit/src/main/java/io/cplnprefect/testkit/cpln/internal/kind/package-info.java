/* SPDX-License-Identifier: Apache-2.0 */
/** The kinds of resources and their permissions. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.kind;

import org.jspecify.annotations.NullMarked;
