/* SPDX-License-Identifier: Apache-2.0 */
/** Kubernetes clusters that the platform manages. */
@NullMarked
package io.cplnprefect.cpln.mk8s;

import org.jspecify.annotations.NullMarked;
