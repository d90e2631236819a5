/* SPDX-License-Identifier: Apache-2.0 */
/** The fields of request bodies and their checks. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.model;

import org.jspecify.annotations.NullMarked;
