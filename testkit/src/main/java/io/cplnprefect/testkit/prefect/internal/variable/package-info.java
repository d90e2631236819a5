/* SPDX-License-Identifier: Apache-2.0 */
/** Variables: named values. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.variable;

import org.jspecify.annotations.NullMarked;
