/* SPDX-License-Identifier: Apache-2.0 */
/** Time, waits and randomness, which tests can replace. */
@NullMarked
package io.cplnprefect.core.time;

import org.jspecify.annotations.NullMarked;
