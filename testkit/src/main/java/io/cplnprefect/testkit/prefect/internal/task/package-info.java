/* SPDX-License-Identifier: Apache-2.0 */
/** Task runs, their states, and the graphs of flow runs that they form. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.task;

import org.jspecify.annotations.NullMarked;
