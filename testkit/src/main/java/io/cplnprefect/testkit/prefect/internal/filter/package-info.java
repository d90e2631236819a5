/* SPDX-License-Identifier: Apache-2.0 */
/** Prefect's filter objects. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.filter;

import org.jspecify.annotations.NullMarked;
