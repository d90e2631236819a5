/* SPDX-License-Identifier: Apache-2.0 */
/** Faults that an emulator injects, planned by a test. */
@NullMarked
package io.cplnprefect.testkit.fault;

import org.jspecify.annotations.NullMarked;
