/* SPDX-License-Identifier: Apache-2.0 */
/** Flow runs. */
@NullMarked
package io.cplnprefect.prefect.flowrun;

import org.jspecify.annotations.NullMarked;
