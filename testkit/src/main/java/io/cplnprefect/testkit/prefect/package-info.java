/* SPDX-License-Identifier: Apache-2.0 */
/** An emulator of the Prefect API, and the requests that a flow run's engine makes. */
@NullMarked
package io.cplnprefect.testkit.prefect;

import org.jspecify.annotations.NullMarked;
