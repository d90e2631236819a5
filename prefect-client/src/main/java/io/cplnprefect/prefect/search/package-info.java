/* SPDX-License-Identifier: Apache-2.0 */
/** Saved searches of flow runs. */
@NullMarked
package io.cplnprefect.prefect.search;

import org.jspecify.annotations.NullMarked;
