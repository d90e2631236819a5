/* SPDX-License-Identifier: Apache-2.0 */
/** Kubernetes clusters on other providers, and on machines of the user. */
@NullMarked
package io.cplnprefect.cpln.mk8s.provider;

import org.jspecify.annotations.NullMarked;
