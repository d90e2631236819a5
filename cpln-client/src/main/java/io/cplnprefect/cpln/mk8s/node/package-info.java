/* SPDX-License-Identifier: Apache-2.0 */
/** Node pools, networks and scaling that several providers of Kubernetes clusters share. */
@NullMarked
package io.cplnprefect.cpln.mk8s.node;

import org.jspecify.annotations.NullMarked;
