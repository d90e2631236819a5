/* SPDX-License-Identifier: Apache-2.0 */
/** Time, waiting and chance, so that tests decide over them. */
@NullMarked
package io.cplnprefect.core.time;

import org.jspecify.annotations.NullMarked;
