/* SPDX-License-Identifier: Apache-2.0 */
/** Deployments of {@code prefect.yaml}. */
@NullMarked
package io.cplnprefect.prefect.project;

import org.jspecify.annotations.NullMarked;
