/* SPDX-License-Identifier: Apache-2.0 */
/** Flows. */
@NullMarked
package io.cplnprefect.prefect.flow;

import org.jspecify.annotations.NullMarked;
