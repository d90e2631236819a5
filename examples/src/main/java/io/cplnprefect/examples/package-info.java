/* SPDX-License-Identifier: Apache-2.0 */
/** Runnable programs, one for each use of this library. */
@NullMarked
package io.cplnprefect.examples;

import org.jspecify.annotations.NullMarked;
