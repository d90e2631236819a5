/* SPDX-License-Identifier: Apache-2.0 */
/** Deployments. */
@NullMarked
package io.cplnprefect.prefect.deployment;

import org.jspecify.annotations.NullMarked;
