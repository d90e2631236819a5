/* SPDX-License-Identifier: Apache-2.0 */
/** Runnable programs, one per thing a user wants to do. */
@NullMarked
package io.cplnprefect.examples;

import org.jspecify.annotations.NullMarked;
