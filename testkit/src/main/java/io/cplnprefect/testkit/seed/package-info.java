/* SPDX-License-Identifier: Apache-2.0 */
/** Initial states of the emulators, from files. */
@NullMarked
package io.cplnprefect.testkit.seed;

import org.jspecify.annotations.NullMarked;
