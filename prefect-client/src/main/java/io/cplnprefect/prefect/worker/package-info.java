/* SPDX-License-Identifier: Apache-2.0 */
/** Workers that serve work pools. */
@NullMarked
package io.cplnprefect.prefect.worker;

import org.jspecify.annotations.NullMarked;
