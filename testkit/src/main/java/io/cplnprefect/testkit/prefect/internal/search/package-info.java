/* SPDX-License-Identifier: Apache-2.0 */
/** Saved searches. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.search;

import org.jspecify.annotations.NullMarked;
