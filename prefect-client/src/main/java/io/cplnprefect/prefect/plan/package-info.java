/* SPDX-License-Identifier: Apache-2.0 */
/** Plans: what has to change on a server so that it has the described deployments, and how to apply that. */
@NullMarked
package io.cplnprefect.prefect.plan;

import org.jspecify.annotations.NullMarked;
