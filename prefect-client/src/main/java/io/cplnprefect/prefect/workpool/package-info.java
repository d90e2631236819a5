/* SPDX-License-Identifier: Apache-2.0 */
/** Work pools, their queues and workers, and the runs that wait in them. */
@NullMarked
package io.cplnprefect.prefect.workpool;

import org.jspecify.annotations.NullMarked;
