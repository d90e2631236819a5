/* SPDX-License-Identifier: Apache-2.0 */
/** Work pools, and the flow runs that are scheduled in them. */
@NullMarked
package io.cplnprefect.prefect.workpool;

import org.jspecify.annotations.NullMarked;
