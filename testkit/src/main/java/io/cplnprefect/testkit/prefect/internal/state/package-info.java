/* SPDX-License-Identifier: Apache-2.0 */
/** The rules by which a Prefect server decides about proposed flow run states; no I/O. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.state;

import org.jspecify.annotations.NullMarked;
