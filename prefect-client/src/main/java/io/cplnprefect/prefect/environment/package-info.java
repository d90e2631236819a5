/* SPDX-License-Identifier: Apache-2.0 */
/** Deployments of files that describe one environment each. */
@NullMarked
package io.cplnprefect.prefect.environment;

import org.jspecify.annotations.NullMarked;
