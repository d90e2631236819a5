/* SPDX-License-Identifier: Apache-2.0 */
/** Jobs with a workload of their own, which are triggered, waited for and deleted: what the block Control Plane Job does in Python. */
@NullMarked
package io.cplnprefect.bridge.cplnjob;

import org.jspecify.annotations.NullMarked;
