/* SPDX-License-Identifier: Apache-2.0 */
/** Measurements, each run by one command. */
@NullMarked
package io.cplnprefect.benchmarks;

import org.jspecify.annotations.NullMarked;
