/* SPDX-License-Identifier: Apache-2.0 */
/** Flow runs of deployments, started and awaited. */
@NullMarked
package io.cplnprefect.prefect.run;

import org.jspecify.annotations.NullMarked;
