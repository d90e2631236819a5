/* SPDX-License-Identifier: Apache-2.0 */
/** Flow runs, their states, and the poll that returns scheduled runs. */
@NullMarked
package io.cplnprefect.testkit.prefect.internal.run;

import org.jspecify.annotations.NullMarked;
