/* SPDX-License-Identifier: Apache-2.0 */
/** A double of the Prefect API, the flow run engine of a job, and a launcher of real Prefect servers. */
@NullMarked
package io.cplnprefect.testkit.prefect;

import org.jspecify.annotations.NullMarked;
