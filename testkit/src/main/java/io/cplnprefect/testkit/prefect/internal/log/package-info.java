/* SPDX-License-Identifier: Apache-2.0 */
/** Log lines. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.log;

import org.jspecify.annotations.NullMarked;
