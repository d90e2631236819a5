/* SPDX-License-Identifier: Apache-2.0 */
/** Workers of work pools. */
@NullMarked
package io.cplnprefect.prefect.worker;

import org.jspecify.annotations.NullMarked;
