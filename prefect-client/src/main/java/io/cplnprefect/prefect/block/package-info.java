/* SPDX-License-Identifier: Apache-2.0 */
/** Block documents: named configuration that the server stores. */
@NullMarked
package io.cplnprefect.prefect.block;

import org.jspecify.annotations.NullMarked;
