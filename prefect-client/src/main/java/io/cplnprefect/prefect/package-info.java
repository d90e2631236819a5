/* SPDX-License-Identifier: Apache-2.0 */
/** Client of the Prefect API, server 2.20 and 3.x. */
@NullMarked
package io.cplnprefect.prefect;

import org.jspecify.annotations.NullMarked;
