/* SPDX-License-Identifier: Apache-2.0 */
/** Flows. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.flow;

import org.jspecify.annotations.NullMarked;
