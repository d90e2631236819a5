/* SPDX-License-Identifier: Apache-2.0 */
/** The contract suite: the cases of each operation, played on real servers and on the emulator, and compared. */
@NullMarked
package io.cplnprefect.testkit.prefect.contract;

import org.jspecify.annotations.NullMarked;
