/* SPDX-License-Identifier: Apache-2.0 */
/** Descriptions of deployments, whatever file or program they come from, and their checks. */
@NullMarked
package io.cplnprefect.prefect.spec;

import org.jspecify.annotations.NullMarked;
