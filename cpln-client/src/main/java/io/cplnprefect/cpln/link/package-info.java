/* SPDX-License-Identifier: Apache-2.0 */
/** Links between objects, and the addresses of the values and volumes of a workload. */
@NullMarked
package io.cplnprefect.cpln.link;

import org.jspecify.annotations.NullMarked;
