/* SPDX-License-Identifier: Apache-2.0 */
/** Kubernetes clusters on Amazon Web Services, Microsoft Azure and Google Cloud. */
@NullMarked
package io.cplnprefect.cpln.mk8s.cloud;

import org.jspecify.annotations.NullMarked;
