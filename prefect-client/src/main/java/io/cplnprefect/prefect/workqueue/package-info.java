/* SPDX-License-Identifier: Apache-2.0 */
/** Queues of work pools. */
@NullMarked
package io.cplnprefect.prefect.workqueue;

import org.jspecify.annotations.NullMarked;
