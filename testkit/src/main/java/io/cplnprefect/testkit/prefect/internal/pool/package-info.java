/* SPDX-License-Identifier: Apache-2.0 */
/** Work pools, work queues and workers. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.pool;

import org.jspecify.annotations.NullMarked;
