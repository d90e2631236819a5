/* SPDX-License-Identifier: Apache-2.0 */
/** Task runs and their states. */
@NullMarked
package io.cplnprefect.prefect.taskrun;

import org.jspecify.annotations.NullMarked;
