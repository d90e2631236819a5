/* SPDX-License-Identifier: Apache-2.0 */
/** Blocks: their types, schemas and documents. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.block;

import org.jspecify.annotations.NullMarked;
