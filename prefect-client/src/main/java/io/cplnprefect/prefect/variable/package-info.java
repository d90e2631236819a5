/* SPDX-License-Identifier: Apache-2.0 */
/** Variables: named values that the server stores. */
@NullMarked
package io.cplnprefect.prefect.variable;

import org.jspecify.annotations.NullMarked;
