/* SPDX-License-Identifier: Apache-2.0 */
/** Identities of workloads. */
@NullMarked
package io.cplnprefect.cpln.identity;

import org.jspecify.annotations.NullMarked;
