/* SPDX-License-Identifier: Apache-2.0 */
/** Log lines of flow runs. */
@NullMarked
package io.cplnprefect.prefect.log;

import org.jspecify.annotations.NullMarked;
