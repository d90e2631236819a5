/* SPDX-License-Identifier: Apache-2.0 */
/** Deployments. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.deployment;

import org.jspecify.annotations.NullMarked;
