/* SPDX-License-Identifier: Apache-2.0 */
/** Add-ons of Kubernetes clusters, and their status. */
@NullMarked
package io.cplnprefect.cpln.mk8s.addon;

import org.jspecify.annotations.NullMarked;
